import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Holiday as Contract, type HolidayQuery } from '../../../shared/clinic/holidays.ts';
import { equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Holiday } from '../availability/holiday.entity.ts';
import { timeOf } from '../availability/wall-time.ts';

const order = sortedBy(['date']);

type Row = EntityDTO<Holiday> & { facilityId: string; facilityName: string };

const select = rowsOf<Row>(em =>
  em
    .createQueryBuilder(Holiday, 'r')
    .join('r.facility', 'f')
    .select([
      ...(['r.id', 'r.version', 'r.createdAt', 'r.updatedAt', 'r.deletedAt'] as const),
      ...(['r.date', 'r.name', 'r.fromMinute', 'r.toMinute'] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
    ]),
);

/** The earliest day first. */
export const listHolidays = async (em: ClinicEm, input: z.output<typeof HolidayQuery>) => {
  const { facilityId, since, trashed, limit } = input;
  const conditions = [
    ...(since ? [raw('r.date >= ?', [since])] : []),
    ...equal('r', { facility_id: facilityId }),
    ...fromCursor(order, input),
  ];
  const page = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  return { ...page, items: page.items.map(rowOf) };
};

const rowOf = ({ facilityId, facilityName, fromMinute, toMinute, ...row }: Row) => ({
  ...row,
  facility: { id: facilityId, name: facilityName },
  from: timeOf(fromMinute),
  to: timeOf(toMinute),
});

/** Loads the facility that an answer names, also when it is in the trash. */
export const withRelations = async (em: ClinicEm, holiday: Holiday): Promise<Holiday> => {
  await em.populate(holiday, ['facility'], { filters: { live: false } });
  return holiday;
};

/** A holiday with where it is, answered as the contract says. */
export const HolidayAnswer = z
  .instanceof(Holiday)
  .transform(({ facility, fromMinute, toMinute, ...fields }): z.input<typeof Contract> => {
    const place = facility.getEntity();
    return {
      ...fields,
      facility: { id: place.id, name: place.name },
      from: timeOf(fromMinute),
      to: timeOf(toMinute),
    };
  })
  .pipe(Contract);
