import { tablesOf } from '../../server/operations/backups/tables.ts';
import { bookableAnyTime, planes, slot, sqlAs, type TestClinic } from './world.ts';

const admin = await sqlAs('admin');

/** A hash of all that a clinic holds, table by table, and of what other planes say of it. */
export const hashesOf = async (of: TestClinic, kept = true): Promise<Record<string, string>> => {
  const tables = tablesOf(planes).filter(({ isKept }) => kept || !isKept);
  const rows = {
    ...Object.fromEntries(tables.map(({ name }) => [name, `${name} t where t.tenant_id = $1`])),
    memberships: 'identity.memberships t where t.tenant_id = $1',
    usage: `platform.usage t where t.clinic_id = $1 and t.count > 0 and t.metric <> 'api_calls'`,
  };
  const hashes: Record<string, string> = {};
  for (const [name, from] of Object.entries(rows)) hashes[name] = await hash(from, of);
  return hashes;
};

const hash = async (rows: string, { id }: TestClinic): Promise<string> => {
  const sql = `select md5(coalesce(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text), '')) as hash from ${rows}`;
  return (await admin.query(sql, [id])).rows[0].hash;
};

/** A clinic with a patient whose notes are sealed, and a booking. */
export const busy = async () => {
  const made = await bookableAnyTime();
  const { caller, links } = made;
  const { version } = await caller.patients.get({ id: links.patientId });
  await caller.patients.update({ id: links.patientId, version, notes: 'Planted before' });
  const { id: booked } = await caller.bookings.book({ ...links, startsAt: slot(9) });
  return { ...made, booked };
};

/** Whether it can only be read, because it is being restored. */
export const isMarked = async ({ id }: TestClinic): Promise<boolean> =>
  (await admin.query('select restoring_since is not null as is from platform.clinics where id = $1', [id]))
    .rows[0].is;
