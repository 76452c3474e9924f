import type pg from 'pg';
import { Temporal } from 'temporal-polyfill';

/** Ramadan, in which Morocco sets its clocks back, lasts four weeks. */
const DAYS_APART = 5;
const TIMES = (2 * 366) / DAYS_APART;

/**
 * Zones whose clocks Node and PostgreSQL set differently at some time of the coming two years, because each brings its own
 * tables (K12). MedFlow cuts days by Node's alone, but whoever asks in SQL may see other times.
 */
export const differingZones = async (client: Pick<pg.Client, 'query'>): Promise<string[]> => {
  const now = Temporal.Now.instant();
  const instants = Array.from({ length: TIMES }, (_, i) => now.add({ hours: i * DAYS_APART * 24 }));
  const { rows } = await client.query<{ zone: string; offsets: number[] }>(
    `select name as zone, array(
       select extract(epoch from (moment at time zone name) - (moment at time zone 'UTC'))::int
       from unnest($2::timestamptz[]) moment order by moment
     ) as offsets
     from unnest($1::text[]) name where name in (select name from pg_timezone_names)`,
    [Intl.supportedValuesOf('timeZone'), instants.map(String)],
  );
  return rows
    .filter(({ zone, offsets }) =>
      instants.some((instant, i) => instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9 !== offsets[i]),
    )
    .map(({ zone }) => zone);
};
