import { useMutation } from '@tanstack/react-query';
import type { ServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { askForReason, forAReason } from '../reasons/for-a-reason.tsx';
import { useRepeat } from '../series/use-repeat.ts';
import type { AskedFor, SlotDraft } from './BookingModal.tsx';
import { type BookingDraft, bookingOf, checkDraft, minutesBetween, toFormErrors } from './booking-draft.ts';

type Start = SlotDraft & { patientId: string | undefined; request: AskedFor | undefined };

export const useBookingForm = ({ patientId, request, ...draft }: Start, onBooked: () => void) => {
  const { toInstant, day, time } = useFormats();
  const book = useMutation(api.bookings.book.mutationOptions());
  const overbook = useMutation(api.bookings.overbook.mutationOptions());
  const may = useMay();
  const bookSeries = useMutation(api.series.book.mutationOptions());
  const bookRequest = useMutation(api.serviceRequests.book.mutationOptions());
  const bookRequestSeries = useMutation(api.serviceRequests.bookSeries.mutationOptions());
  const start: BookingDraft = {
    patientId: patientId ?? '',
    serviceId: draft.serviceId ?? '',
    practitionerId: draft.practitionerId ?? '',
    facilityId: draft.facilityId ?? '',
    date: draft.date,
    time: draft.time ?? '',
    which: 'first',
    minutes: draft.time && draft.endTime ? minutesBetween(draft.time, draft.endTime) : (draft.minutes ?? 30),
    roomId: draft.roomId ?? '',
    notes: '',
  };
  const tellBooked = (booked: Awaited<ReturnType<typeof book.mutateAsync>>) => {
    tellSuccess(
      t('{patient} is booked for {day}, {time}.', {
        patient: booked.patient.name,
        day: day(booked.startsAt),
        time: time(booked.startsAt),
      }),
    );
    onBooked();
  };
  const tellScheduled = (scheduled: ServiceRequest | undefined) => {
    if (!scheduled) return;
    tellSuccess(t('{name} is booked.', { name: scheduled.patient.name }));
    onBooked();
  };
  const { form, failure, submit, setFailure } = useSentForm<BookingDraft>({
    start,
    validate: values => checkDraft(values, toInstant),
    send: async values => {
      const wish = bookingOf(values, toInstant);
      if (repeat.isRepeated) return sendSeries(wish.notes);
      // The request of another patient stays as it is.
      if (request && wish.patientId === patientId) {
        const { patientId: _, ...asked } = wish;
        const scheduled = await forAReason(despite =>
          bookRequest.mutateAsync({ ...asked, ...request, despite }),
        );
        return tellScheduled(scheduled);
      }
      const booked = await forAReason(despite => book.mutateAsync({ ...wish, despite }));
      if (booked) tellBooked(booked);
    },
    onRefused: ({ fields = {} }) => {
      form.setErrors(toFormErrors(fields));
      // What was free a moment ago may be what was refused.
      if (repeat.planned) void repeat.preview.refetch();
    },
  });
  const { startsAt } = bookingOf(form.values, toInstant);
  const repeat = useRepeat({ ...form.values, startsAt });

  /** For whoever may book beside what is there, where that is what stood in the way. */
  const bookBeside = async () => {
    const despite = await askForReason([{ kind: 'overbooked', sentence: failure?.message ?? '' }]);
    if (!despite) return;
    try {
      tellBooked(await overbook.mutateAsync({ ...bookingOf(form.values, toInstant), despite }));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const sendSeries = async (notes: string): Promise<void> => {
    const { planned, skip, moved } = repeat;
    if (!planned) return repeat.askForEnd();
    if (request && planned.patientId === patientId) {
      const { patientId: _, ...rule } = planned;
      const scheduled = await forAReason(despite =>
        bookRequestSeries.mutateAsync({ ...rule, ...request, skip, instead: moved, notes, despite }),
      );
      return tellScheduled(scheduled);
    }
    const booked = await forAReason(despite =>
      bookSeries.mutateAsync({ ...planned, skip, instead: moved, notes, despite }),
    );
    if (!booked) return;
    tellSuccess(
      t('{patient} is booked for {count} dates.', {
        patient: booked.patient.name,
        count: booked.dates.length,
      }),
    );
    onBooked();
  };

  const isTaken = failure?.code === 'CONFLICT' && failure.nextFree !== undefined && !repeat.isRepeated;
  const besides = isTaken && may('bookings:overbook') ? bookBeside : undefined;
  return { form, failure, submit, repeat, isTaken, bookBeside: besides };
};
