import {
  UnconfirmedPage,
  UnconfirmedQuery,
  WalkInQuery,
  WalkInTimes,
} from '../../../shared/clinic/front-desk.ts';
import { allowed, authorized, router } from '../../api/trpc.ts';
import { unconfirmedBookings } from './unconfirmed.ts';
import { walkInTimes } from './walk-in-times.ts';

export const frontDesk = router({
  walkInTimes: authorized('bookings:read', 'GET /walk-in-times', WalkInQuery, WalkInTimes).query(
    ({ ctx: { planes, actor }, input }) => walkInTimes(planes, actor, input),
  ),

  unconfirmed: allowed('bookings:read', 'GET /unconfirmed-bookings', UnconfirmedQuery, UnconfirmedPage, {
    readsPatients: true,
  }).query(({ ctx: { em }, input }) => unconfirmedBookings(em, input)),
});
