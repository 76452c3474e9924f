import { useMutation } from '@tanstack/react-query';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import type { Step } from './booking-words.ts';
import { useTakeBack } from './use-take-back.ts';

/** The steps of a visit; each says what it has done and can be taken back for ten seconds. */
export const useSteps = () => {
  const { tellStep } = useTakeBack();
  const options = { onError: tellFailure, onSuccess: tellStep };
  return {
    confirm: useMutation(api.bookings.confirm.mutationOptions(options)),
    checkIn: useMutation(api.bookings.checkIn.mutationOptions(options)),
    begin: useMutation(api.bookings.begin.mutationOptions(options)),
    complete: useMutation(api.bookings.complete.mutationOptions(options)),
    markNoShow: useMutation(api.bookings.markNoShow.mutationOptions(options)),
  } satisfies Record<Step, unknown>;
};
