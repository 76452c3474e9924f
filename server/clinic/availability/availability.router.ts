import {
  OpenTimesPage,
  OpenTimesQuery,
  TeamWeek,
  TeamWeekQuery,
  Week,
  WeekChange,
  WeekQuery,
} from '../../../shared/clinic/availability.ts';
import { allowed, router } from '../../api/trpc.ts';
import { openTimes } from './open-times.ts';
import { teamWeek } from './team-week.ts';
import { replaceWeek, weekOf } from './week.ts';

export const availability = router({
  week: allowed('availability:read', 'GET /availability/{practitionerId}', WeekQuery, Week).query(
    ({ ctx: { em }, input }) => weekOf(em, input.practitionerId),
  ),

  openTimes: allowed('availability:read', 'GET /open-times', OpenTimesQuery, OpenTimesPage).query(
    ({ ctx: { em }, input }) => openTimes(em, input),
  ),

  teamWeek: allowed('bookings:read', 'GET /team-week', TeamWeekQuery, TeamWeek).query(
    ({ ctx: { em }, input }) => teamWeek(em, input),
  ),

  replaceWeek: allowed('availability:write', 'POST /availability/{practitionerId}', WeekChange, Week, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    await replaceWeek(em, input);
    await em.flush();
    return weekOf(em, input.practitionerId);
  }),
});
