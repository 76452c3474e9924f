import { useMutation } from '@tanstack/react-query';
import { Temporal } from 'temporal-polyfill';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { SeriesRow } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { offerUndo, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { toWall } from '../../ui/formats/clinic-time.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';
import type { Scope } from './ScopeField.tsx';

type Whole = Exclude<Scope, 'this'>;
type Of = { series: SeriesRow; booking: BookingRow; scope: Whole };

const fromOf = ({ booking, scope }: Of) => (scope === 'following' ? booking.series?.date : undefined);

/** Changes more than one booking of a series at once, and offers to take that back. */
export const useChangeSeries = () => {
  const formats = useFormats();
  const cancelling = useMutation(api.series.cancel.mutationOptions());
  const takingBack = useMutation(api.series.takeBack.mutationOptions());
  const moving = useMutation(api.series.move.mutationOptions());
  const editing = useMutation(api.series.update.mutationOptions());
  const adding = useMutation(api.series.addDate.mutationOptions());

  const takeBack = async ({ id, version }: { id: string; version: number }): Promise<void> => {
    const back = await forAReason(despite => takingBack.mutateAsync({ id, version, despite }));
    if (back)
      tellSuccess(
        t('{count, plural, one {One booking is} other {# bookings are}} there again.', {
          count: back.changed,
        }),
      );
  };

  const cancel = async (of: Of, reason: string): Promise<void> => {
    const { id, version } = of.series;
    const cancelled = await cancelling.mutateAsync({ id, version, from: fromOf(of), reason });
    offerUndo(
      t('{count, plural, one {One booking is} other {# bookings are}} cancelled.', {
        count: cancelled.changed,
      }),
      () => takeBack(cancelled),
    );
  };

  const moveAll = (input: Omit<Parameters<typeof moving.mutateAsync>[0], 'despite'>) =>
    forAReason(despite => moving.mutateAsync({ ...input, despite }));

  /** Puts them to where this booking is to begin; those of other dates as many days later, at the same time. */
  const move = async (of: Of, to: { startsAt: string; practitionerId: string }): Promise<boolean> => {
    const { series, booking } = of;
    const [day = '', clock = ''] = toWall(to.startsAt, series.facility.timeZone).split(' ');
    const named = Temporal.PlainDate.from(booking.series?.date ?? day);
    const days = named.until(Temporal.PlainDate.from(day)).days - series.daysLater;
    const isOther = to.practitionerId !== booking.practitioner.id;
    const moved = await moveAll({
      ...{ id: series.id, version: series.version, from: fromOf(of), days, time: clock.slice(0, 5) },
      ...(isOther && { practitionerId: to.practitionerId }),
    });
    if (!moved) return false;
    const back = {
      ...{ id: moved.id, version: moved.version, days: -days, time: series.time },
      ...(isOther && { practitionerId: booking.practitioner.id }),
    };
    offerUndo(
      t('{count, plural, one {One booking is} other {# bookings are}} moved.', { count: moved.changed }),
      () => moveAll(back),
    );
    return true;
  };

  const edit = async (
    of: Of,
    change: { serviceId?: string; minutes?: number; notes?: string | null },
  ): Promise<boolean> => {
    const { id, version } = of.series;
    const date = of.booking.series?.date ?? '';
    const edited = await forAReason(despite =>
      editing.mutateAsync({ id, version, from: fromOf(of), date, ...change, despite }),
    );
    if (!edited) return false;
    const { changed, kept } = edited;
    const saved = t('{count, plural, one {One booking is} other {# bookings are}} saved.', {
      count: changed,
    });
    tellSuccess(kept > 0 ? `${saved} ${t('{count} stayed as before.', { count: kept })}` : saved);
    return true;
  };

  /** Books a date that was skipped; outside the hours for a reason, which the person may rather not give. */
  const addDate = async ({ id, version }: SeriesRow, date: string): Promise<void> => {
    const added = await forAReason(despite => adding.mutateAsync({ id, version, date, despite }));
    const booked = added?.dates.find(other => other.date === date);
    if (!added || !booked) return;
    const { day, time } = formats;
    tellSuccess(
      t('{patient} is booked for {day}, {time} too.', {
        patient: added.patient.name,
        day: day(booked.startsAt),
        time: time(booked.startsAt),
      }),
    );
  };

  const isPending = [cancelling, moving, adding].some(mutation => mutation.isPending);
  return { cancel, move, edit, addDate, takeBack, isPending };
};
