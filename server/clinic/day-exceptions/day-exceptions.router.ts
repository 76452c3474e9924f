import {
  DayExceptionChange,
  DayExceptionPage,
  DayExceptionQuery,
  NewDayException,
} from '../../../shared/clinic/day-exceptions.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { DayException } from '../availability/day-exception.entity.ts';
import { expectDecided } from '../dependents/bookings-within.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { User } from '../users/user.entity.ts';
import { closedBy } from './closed-by.ts';
import { listDayExceptions } from './day-exception-list.ts';
import { DayExceptionAnswer, textsOf, withRelations } from './day-exception-view.ts';

interface Links {
  practitionerId?: string | undefined;
  facilityId?: string | undefined;
}

/** Whose exception it is and where; NOT_FOUND for whom or what the actor does not see. */
const linked = async (em: ClinicEm, { practitionerId, facilityId }: Links) => ({
  ...(practitionerId && { practitioner: await em.findOneOrFail(User, { id: practitionerId }) }),
  ...(facilityId && { facility: await em.findOneOrFail(Facility, { id: facilityId }) }),
});

/** Days on which a practitioner works other hours at a facility than in usual weeks, or none (SCH-2). */
export const dayExceptions = router({
  list: allowed('availability:read', 'GET /day-exceptions', DayExceptionQuery, DayExceptionPage).query(
    ({ ctx: { em }, input }) => listDayExceptions(em, input),
  ),

  get: allowed('availability:read', 'GET /day-exceptions/{id}', ById, DayExceptionAnswer).query(
    async ({ ctx: { em }, input }) =>
      withRelations(em, await em.findOneOrFail(DayException, { id: input.id })),
  ),

  create: allowed('availability:write', 'POST /day-exceptions', NewDayException, DayExceptionAnswer, {
    withinFacilities: true,
  }).mutation(
    async ({ ctx: { em }, input: { practitionerId, facilityId, keepBookings, hours, ...fields } }) => {
      const practitioner = await em.findOneOrFail(User, { id: practitionerId });
      const facility = await em.findOneOrFail(Facility, { id: facilityId });
      const exception = em.create(DayException, { ...fields, practitioner, facility, hours: textsOf(hours) });
      await expectDecided(em, await closedBy(em, exception), { keepBookings });
      return exception;
    },
  ),

  update: allowed(
    'availability:write',
    'PATCH /day-exceptions/{id}',
    DayExceptionChange,
    DayExceptionAnswer,
    {
      withinFacilities: true,
    },
  ).mutation(async ({ ctx: { em }, input }) => {
    const { id, version, practitionerId, facilityId, keepBookings, hours, ...fields } = input;
    const exception = await withRelations(em, await findVersion(em, DayException, { id, version }));
    em.assign(exception, {
      ...(await linked(em, { practitionerId, facilityId })),
      ...(hours && { hours: textsOf(hours) }),
      ...fields,
    });
    await expectDecided(em, await closedBy(em, exception), { keepBookings });
    return exception;
  }),

  trash: allowed('availability:write', 'DELETE /day-exceptions/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(DayException)),

  restore: allowed('availability:write', 'POST /day-exceptions/{id}/restore', ById, DayExceptionAnswer, {
    withinFacilities: true,
  }).mutation(restoreOf(DayException, (exception, { em }) => withRelations(em, exception))),
});
