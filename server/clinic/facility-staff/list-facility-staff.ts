import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import type { FacilityStaffQuery } from '../../../shared/clinic/facility-staff.ts';
import { equal } from '../../data/lists/list-of.ts';
import { fromCursor, type Order, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { FacilityStaff } from './facility-staff.entity.ts';

const order: Order = {
  columns: [
    { column: 'u.last_name', property: 'u.lastName' },
    { column: 'u.first_name', property: 'u.firstName' },
    { column: 'r.id', property: 'r.id' },
  ],
};

type Row = EntityDTO<FacilityStaff> & {
  userId: string;
  title: string | null;
  firstName: string;
  lastName: string;
  facilityId: string;
  facilityName: string;
};

const select = rowsOf<Row>(em =>
  em
    .createQueryBuilder(FacilityStaff, 'r')
    .join('r.user', 'u')
    .join('r.facility', 'f')
    .select([
      ...(['r.id', 'r.version', 'r.createdAt', 'r.updatedAt', 'r.deletedAt'] as const),
      ...(['r.position', 'r.isPrimary', 'r.startsOn', 'r.endsOn'] as const),
      ...(['u.id as userId', 'u.title as title'] as const),
      ...(['u.firstName as firstName', 'u.lastName as lastName'] as const),
      ...(['f.id as facilityId', 'f.name as facilityName'] as const),
    ]),
);

/** Who works where, by the names of the people. */
export const listFacilityStaff = async (em: ClinicEm, input: z.output<typeof FacilityStaffQuery>) => {
  const { userId, facilityId, on, trashed, limit } = input;
  const conditions = [
    ...(on
      ? [
          raw("daterange(r.starts_on, r.ends_on, '[]') @> ?::date", [on]),
          raw("u.status = 'active' and u.deleted_at is null"),
        ]
      : []),
    ...equal('r', { user_id: userId, facility_id: facilityId }),
    ...fromCursor(order, input),
  ];
  const page = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  return { ...page, items: page.items.map(answerOf) };
};

const answerOf = ({ userId, title, firstName, lastName, facilityId, facilityName, ...row }: Row) => ({
  ...row,
  user: { id: userId, name: [title, firstName, lastName].filter(Boolean).join(' ') },
  facility: { id: facilityId, name: facilityName },
});
