import { NewTimeOff, TimeOffChange, TimeOffPage, TimeOffQuery } from '../../../shared/clinic/time-off.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import type { Membership } from '../../access/memberships/membership.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { TimeOff } from '../availability/time-off.entity.ts';
import { minuteOf } from '../availability/wall-time.ts';
import { expectDecided } from '../dependents/bookings-within.ts';
import { expectWithin } from '../users/guard.ts';
import { User } from '../users/user.entity.ts';
import { closedBy } from './closed-by.ts';
import { listTimeOff, TimeOffAnswer, withRelations } from './time-off-view.ts';

type Caller = { member: Membership };

/** Time off is time off everywhere, so whoever is bound to facilities may give it to those alone who work nowhere else (TEN-8). */
const practitionerOf = async (em: ClinicEm, { member }: Caller, id: string, live = true): Promise<User> => {
  const practitioner = await em.findOneOrFail(User, { id }, { filters: { live } });
  expectWithin(member, practitioner.facilityIds);
  return practitioner;
};

const minutesOf = ({ from, to }: { from?: string | undefined; to?: string | undefined }) => ({
  ...(from !== undefined && { fromMinute: minuteOf(from) }),
  ...(to !== undefined && { toMinute: minuteOf(to) }),
});

/** Why somebody is away is for those to read who arrange it; everybody else sees that they cannot be booked. */
export const timeOff = router({
  list: allowed('availability:write', 'GET /time-off', TimeOffQuery, TimeOffPage).query(
    ({ ctx: { em }, input }) => listTimeOff(em, input),
  ),

  get: allowed('availability:write', 'GET /time-off/{id}', ById, TimeOffAnswer).query(
    async ({ ctx: { em }, input }) => withRelations(em, await em.findOneOrFail(TimeOff, { id: input.id })),
  ),

  create: allowed('availability:write', 'POST /time-off', NewTimeOff, TimeOffAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    const { practitionerId, keepBookings, from, to, ...fields } = input;
    const practitioner = await practitionerOf(em, caller, practitionerId);
    const minutes = { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
    const timeOff = em.create(TimeOff, { ...fields, ...minutes, practitioner });
    await expectDecided(em, await closedBy(em, timeOff), { keepBookings });
    return timeOff;
  }),

  update: allowed('availability:write', 'PATCH /time-off/{id}', TimeOffChange, TimeOffAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    const { id, version, practitionerId, keepBookings, from, to, ...fields } = input;
    const timeOff = await findVersion(em, TimeOff, { id, version });
    const before = await practitionerOf(em, caller, timeOff.practitioner.id, false);
    const practitioner = practitionerId ? await practitionerOf(em, caller, practitionerId) : before;
    em.assign(timeOff, { ...fields, ...minutesOf({ from, to }), practitioner });
    await expectDecided(em, await closedBy(em, timeOff), { keepBookings });
    return withRelations(em, timeOff);
  }),

  trash: allowed('availability:write', 'DELETE /time-off/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    const timeOff = await findVersion(em, TimeOff, input);
    await practitionerOf(em, caller, timeOff.practitioner.id, false);
    em.remove(timeOff);
    return { id: input.id };
  }),

  restore: allowed('availability:write', 'POST /time-off/{id}/restore', ById, TimeOffAnswer, {
    withinFacilities: true,
  }).mutation(
    restoreOf(TimeOff, async (timeOff, { em, caller }) => {
      await practitionerOf(em, caller, timeOff.practitioner.id, false);
      await withRelations(em, timeOff);
    }),
  ),
});
