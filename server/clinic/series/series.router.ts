import {
  NewSeries,
  PlannedSeries,
  SeriesCancellation,
  SeriesEdit,
  SeriesMove,
  SeriesPreview,
  SeriesTakingBack,
  SkippedDate,
} from '../../../shared/clinic/series.ts';
import { ById } from '../../../shared/scalars.ts';
import { allowed, authorized, inTransaction, router } from '../../api/trpc.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Series } from '../bookings/booking/series.entity.ts';
import { addDate, addedWish } from './add-date.ts';
import { bookSeries, wishesOf } from './book-series.ts';
import { cancelSeries, takeBackSeries } from './cancel-series.ts';
import { editSeries } from './edit-series.ts';
import { moveSeries } from './move-series.ts';
import { previewSeries } from './preview-series.ts';
import { namingDates } from './refused-series.ts';
import { bookingsOf, ChangedAnswer, SeriesAnswer, withRelations } from './series-view.ts';
import { cancelledWishes, editedWishes, movedWishes } from './wishes.ts';

/** Looks again, once the transaction that failed is over. */
const looking = <T>(
  { planes, actor }: { planes: Planes; actor: Actor },
  look: (em: ClinicEm) => Promise<T>,
) => asActor(planes, actor, look, { readOnly: true });

/** Bookings that repeat (SCH-4). One of them alone is cancelled and moved as any booking is. */
export const series = router({
  /** Asked as a change is sent, because a rule is more than an address can hold. */
  preview: authorized('bookings:read', 'POST /series/preview', PlannedSeries, SeriesPreview).query(
    ({ ctx, input }) => previewSeries(ctx, input),
  ),

  get: allowed('bookings:read', 'GET /series/{id}', ById, SeriesAnswer, { readsPatients: true }).query(
    async ({ ctx: { em }, input }) => {
      const found = await em.findOneOrFail(Series, { id: input.id });
      recordAccess(em, [found.patient.id]);
      return withRelations(em, { series: found, bookings: await bookingsOf(em, found) });
    },
  ),

  /** All dates but those to skip, or none; a refusal names every date that collides. */
  book: authorized('bookings:write', 'POST /series', NewSeries, SeriesAnswer, { withinFacilities: true })
    .use(async ({ ctx, input, next }) =>
      namingDates(await next(), ctx, async () => ({ wishes: await looking(ctx, em => wishesOf(em, input)) })),
    )
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => withRelations(em, await bookSeries(em, input))),

  /** Books a date that was skipped, as the others are. */
  addDate: authorized('bookings:write', 'POST /series/{id}/add-date', SkippedDate, SeriesAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) =>
      namingDates(await next(), ctx, () => looking(ctx, em => addedWish(em, input))),
    )
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => withRelations(em, await addDate(em, input))),

  update: authorized('bookings:write', 'PATCH /series/{id}', SeriesEdit, ChangedAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) =>
      namingDates(await next(), ctx, () => looking(ctx, em => editedWishes(em, input))),
    )
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => withRelations(em, await editSeries(em, input))),

  cancel: allowed('bookings:write', 'POST /series/{id}/cancel', SeriesCancellation, ChangedAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => withRelations(em, await cancelSeries(em, input))),

  takeBack: authorized('bookings:write', 'POST /series/{id}/take-back', SeriesTakingBack, ChangedAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) =>
      namingDates(await next(), ctx, () => looking(ctx, em => cancelledWishes(em, input))),
    )
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => withRelations(em, await takeBackSeries(em, input))),

  move: authorized('bookings:write', 'POST /series/{id}/move', SeriesMove, ChangedAnswer, {
    withinFacilities: true,
  })
    .use(async ({ ctx, input, next }) =>
      namingDates(await next(), ctx, () => looking(ctx, em => movedWishes(em, input))),
    )
    .use(inTransaction)
    .mutation(async ({ ctx: { em }, input }) => withRelations(em, await moveSeries(em, input))),
});
