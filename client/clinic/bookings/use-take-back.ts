import { useMutation } from '@tanstack/react-query';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { inSentence } from '../../i18n/in-sentence.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { failureOf } from '../../ui/failure/failure.ts';
import { offerUndo, tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { forAReason } from '../reasons/for-a-reason.tsx';
import { bookingStatuses, stepSentences } from './booking-words.ts';
import { offerFreeTimes } from './offer-free-times.tsx';

/**
 * Takes back the last step of a booking. Where the time it had given up was taken meanwhile, it stays as it is, and the
 * patient can be booked anew at one of the next free times.
 */
export const useTakeBack = () => {
  const { day, time } = useFormats();
  const { mutateAsync, isPending } = useMutation(api.bookings.takeBack.mutationOptions());
  const { mutate: book } = useMutation(
    api.bookings.book.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ patient, startsAt }) =>
        tellSuccess(
          t('{patient} is booked for {day}, {time}.', {
            patient: patient.name,
            day: day(startsAt),
            time: time(startsAt),
          }),
        ),
    }),
  );

  const takeBack = async (booking: BookingRow): Promise<void> => {
    const { id, version, patient, service, practitioner, facility, notes } = booking;
    try {
      const before = await forAReason(despite => mutateAsync({ id, version, despite }));
      if (!before) return;
      tellSuccess(
        t('{patient}: {status} again.', {
          patient: patient.name,
          status: inSentence(bookingStatuses[before.status].label),
        }),
      );
    } catch (error) {
      const { message, nextFree } = failureOf(error);
      if (!nextFree?.length) return tellFailure(error);
      const who = { patientId: patient.id, serviceId: service.id };
      const where = { practitionerId: practitioner.id, facilityId: facility.id };
      offerFreeTimes({
        refusal: message,
        slots: nextFree,
        onPick: ({ startsAt, endsAt }) => book({ ...who, ...where, notes, startsAt, endsAt }),
      });
    }
  };

  /** Says what a step has made of a booking, and lets it be taken back. */
  const tellStep = (taken: BookingRow): void => {
    if (taken.status !== 'pending')
      offerUndo(stepSentences[taken.status](taken.patient.name), () => takeBack(taken));
  };

  return { takeBack, tellStep, isPending };
};
