import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { SlotDraft } from './BookingModal.tsx';
import { type BookingDraft, bookingOf, checkDraft, minutesBetween, toFormErrors } from './booking-draft.ts';

export const useBookingForm = (draft: SlotDraft, patientId: string | undefined, onBooked: () => void) => {
  const { toInstant, day, time } = useFormats();
  const [failure, setFailure] = useState<Failure>();
  const book = useMutation(api.bookings.book.mutationOptions());
  const initialValues: BookingDraft = {
    patientId: patientId ?? '',
    serviceId: '',
    practitionerId: draft.practitionerId ?? '',
    facilityId: draft.facilityId ?? '',
    date: draft.date,
    time: draft.time ?? '',
    minutes: draft.time && draft.endTime ? minutesBetween(draft.time, draft.endTime) : 30,
    notes: '',
  };
  const form = useForm({ initialValues, validate: values => checkDraft(values, toInstant) });

  const submit = form.onSubmit(async values => {
    setFailure(undefined);
    try {
      const booked = await book.mutateAsync(bookingOf(values, toInstant));
      tellSuccess(`${booked.patient.name} is booked for ${day(booked.startsAt)}, ${time(booked.startsAt)}.`);
      onBooked();
    } catch (error) {
      const refused = failureOf(error);
      form.setErrors(toFormErrors(refused.fields ?? {}));
      setFailure(refused);
    }
  });

  return { form, failure, submit };
};
