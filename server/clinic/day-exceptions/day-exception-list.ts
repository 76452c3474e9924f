import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { DayExceptionQuery } from '../../../shared/clinic/day-exceptions.ts';
import { equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { DayException } from '../availability/day-exception.entity.ts';
import { hoursOf } from './day-exception-view.ts';

const order = sortedBy(['date']);

interface Joined {
  userId: string;
  userTitle: string | null;
  userFirst: string;
  userLast: string;
  facilityId: string;
  facilityName: string;
}

const select = rowsOf<EntityDTO<DayException> & Joined>(em =>
  em
    .createQueryBuilder(DayException, 'r')
    .join('r.practitioner', 'u')
    .join('r.facility', 'f')
    .select([
      ...(['r.id', 'r.version', 'r.createdAt', 'r.updatedAt', 'r.deletedAt'] as const),
      ...(['r.date', 'r.hours', 'r.note'] as const),
      ...(['u.id as userId', 'u.title as userTitle'] as const),
      ...(['u.firstName as userFirst', 'u.lastName as userLast'] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
    ]),
);

/** The earliest day first. */
export const listDayExceptions = async (em: ClinicEm, input: z.output<typeof DayExceptionQuery>) => {
  const { practitionerId, facilityId, since, trashed, limit } = input;
  const conditions = [
    ...(since ? [raw('r.date >= ?', [since])] : []),
    ...equal('r', { practitioner_id: practitionerId, facility_id: facilityId }),
    ...fromCursor(order, input),
  ];
  const page = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  return { ...page, items: page.items.map(rowOf) };
};

const rowOf = ({ hours, userId, userTitle, userFirst, userLast, facilityId, facilityName, ...row }: Row) => ({
  ...row,
  hours: hoursOf(hours),
  practitioner: { id: userId, name: [userTitle, userFirst, userLast].filter(Boolean).join(' ') },
  facility: { id: facilityId, name: facilityName },
});
type Row = EntityDTO<DayException> & Joined;
