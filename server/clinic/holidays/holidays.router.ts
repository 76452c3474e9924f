import {
  HolidayChange,
  HolidayFile,
  HolidayImport,
  HolidayPage,
  HolidayQuery,
  NewHoliday,
} from '../../../shared/clinic/holidays.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Holiday } from '../availability/holiday.entity.ts';
import { minuteOf } from '../availability/wall-time.ts';
import { expectDecided } from '../dependents/bookings-within.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { closedBy } from './closed-by.ts';
import { HolidayAnswer, listHolidays, withRelations } from './holiday-view.ts';
import { carryOut, planOf, told } from './import-holidays.ts';

/** Days on which a facility is closed. */
export const holidays = router({
  list: allowed('availability:read', 'GET /holidays', HolidayQuery, HolidayPage).query(
    ({ ctx: { em }, input }) => listHolidays(em, input),
  ),

  get: allowed('availability:read', 'GET /holidays/{id}', ById, HolidayAnswer).query(
    async ({ ctx: { em }, input }) => withRelations(em, await em.findOneOrFail(Holiday, { id: input.id })),
  ),

  create: allowed('availability:write', 'POST /holidays', NewHoliday, HolidayAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input: { facilityId, keepBookings, from, to, ...fields } }) => {
    const facility = await em.findOneOrFail(Facility, { id: facilityId });
    const minutes = { fromMinute: minuteOf(from), toMinute: minuteOf(to) };
    const holiday = em.create(Holiday, { ...fields, ...minutes, facility });
    await expectDecided(em, [closedBy(holiday)], { keepBookings });
    return holiday;
  }),

  update: allowed('availability:write', 'PATCH /holidays/{id}', HolidayChange, HolidayAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const { id, version, facilityId, keepBookings, from, to, ...fields } = input;
    const holiday = await withRelations(em, await findVersion(em, Holiday, { id, version }));
    em.assign(holiday, {
      ...fields,
      ...(from !== undefined && { fromMinute: minuteOf(from) }),
      ...(to !== undefined && { toMinute: minuteOf(to) }),
      ...(facilityId && { facility: await em.findOneOrFail(Facility, { id: facilityId }) }),
    });
    await expectDecided(em, [closedBy(holiday)], { keepBookings });
    return holiday;
  }),

  /** What `import` would do, without doing it. */
  preview: allowed('availability:write', 'POST /holidays/preview', HolidayFile, HolidayImport, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => told(em, await planOf(em, input))),

  /** Adds the days of a file of public holidays; again, it changes what the file changed and adds nothing twice (S37). */
  import: allowed('availability:write', 'POST /holidays/import', HolidayFile, HolidayImport, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const plan = await planOf(em, input);
    const answer = await told(em, plan);
    await carryOut(em, plan, input);
    return answer;
  }),

  trash: allowed('availability:write', 'DELETE /holidays/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(Holiday)),

  restore: allowed('availability:write', 'POST /holidays/{id}/restore', ById, HolidayAnswer, {
    withinFacilities: true,
  }).mutation(restoreOf(Holiday, (holiday, { em }) => withRelations(em, holiday))),
});
