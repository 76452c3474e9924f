import { useMutation } from '@tanstack/react-query';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';
import type { SlotDraft } from './BookingModal.tsx';
import { type BookingDraft, bookingOf, checkDraft, minutesBetween, toFormErrors } from './booking-draft.ts';

export const useBookingForm = (draft: SlotDraft, patientId: string | undefined, onBooked: () => void) => {
  const { toInstant, day, time } = useFormats();
  const book = useMutation(api.bookings.book.mutationOptions());
  const start: BookingDraft = {
    patientId: patientId ?? '',
    serviceId: '',
    practitionerId: draft.practitionerId ?? '',
    facilityId: draft.facilityId ?? '',
    date: draft.date,
    time: draft.time ?? '',
    which: 'first',
    minutes: draft.time && draft.endTime ? minutesBetween(draft.time, draft.endTime) : 30,
    notes: '',
  };
  const { form, failure, submit } = useSentForm<BookingDraft>({
    start,
    validate: values => checkDraft(values, toInstant),
    send: async values => {
      const wish = bookingOf(values, toInstant);
      const booked = await forAReason(despite => book.mutateAsync({ ...wish, despite }));
      if (!booked) return;
      tellSuccess(`${booked.patient.name} is booked for ${day(booked.startsAt)}, ${time(booked.startsAt)}.`);
      onBooked();
    },
    onRefused: ({ fields = {} }) => form.setErrors(toFormErrors(fields)),
  });

  return { form, failure, submit };
};
