import { useMutation } from '@tanstack/react-query';
import type { PatientMerge } from '../../../shared/clinic/patient-merges.ts';
import { trpc } from '../../trpc.ts';
import { tellNotice, tellSuccess } from '../../ui/failure/offer-undo.tsx';

/** Takes a merge back, and names what was changed since and stays (P2). */
export const useUndoMerge = () =>
  useMutation({
    mutationFn: ({ id, version }: Pick<PatientMerge, 'id' | 'version'>) =>
      trpc.patientMerges.undo.mutate({ id, version }),
    onSuccess: ({ merged, stays }) => {
      if (stays.length === 0) tellSuccess(`${merged.name} is a patient of their own again.`);
      else
        tellNotice(
          `${merged.name} is a patient of their own again. Changed since the merge, and left as it is: ${stays.join(', ')}.`,
        );
    },
  });
