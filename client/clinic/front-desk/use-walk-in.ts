import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { WalkInTime } from '../../../shared/clinic/front-desk.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';

type Options = { formats: Formats; onBooked: () => void };

/** Books somebody who is here, like anybody else, and checks them in. Both are taken back together. */
export const useWalkIn = ({ formats, onBooked }: Options) => {
  const book = useMutation(api.bookings.book.mutationOptions());
  const checkIn = useMutation(api.bookings.checkIn.mutationOptions());
  const cancel = useMutation(api.bookings.cancel.mutationOptions());
  const [failure, setFailure] = useState<Failure>();

  const take = async (who: { patientId: string; serviceId: string }, time: WalkInTime): Promise<void> => {
    setFailure(undefined);
    const { startsAt, practitioner, facility } = time;
    const wish = { ...who, startsAt, practitionerId: practitioner.id, facilityId: facility.id, notes: '' };
    try {
      const booked = await forAReason(despite => book.mutateAsync({ ...wish, despite }));
      if (!booked) return;
      onBooked();
      const { id, version, patient } = await checkIn.mutateAsync({ id: booked.id, version: booked.version });
      const both = { patient: patient.name, practitioner: practitioner.name };
      const said = time.isNow
        ? t('{patient} is checked in, with {practitioner} now.', both)
        : t('{patient} is checked in, with {practitioner} at {time}.', {
            ...both,
            time: formats.time(startsAt),
          });
      offerUndo(said, () => cancel.mutateAsync({ id, version, reason: t('Walk-in taken back') }));
    } catch (error) {
      // What was booked stands in the list, where it can be checked in; the form has gone by then.
      if (book.isSuccess) tellFailure(error);
      else setFailure(failureOf(error));
    }
  };
  return { take, failure, isPending: book.isPending || checkIn.isPending };
};
