import { useMutation } from '@tanstack/react-query';
import type { PatientMerge } from '../../../shared/clinic/patient-merges.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';
import { trpc } from '../../trpc.ts';
import { tellNotice, tellSuccess } from '../../ui/failure/offer-undo.tsx';

const listed = new Intl.ListFormat(ownLanguage, { type: 'unit', style: 'short' });

/** Takes a merge back, and names what was changed since and stays (P2). */
export const useUndoMerge = () =>
  useMutation({
    mutationFn: ({ id, version }: Pick<PatientMerge, 'id' | 'version'>) =>
      trpc.patientMerges.undo.mutate({ id, version }),
    onSuccess: ({ merged, stays }) => {
      if (stays.length === 0)
        tellSuccess(t('{name} is a patient of their own again.', { name: merged.name }));
      else
        tellNotice(
          t(
            '{name} is a patient of their own again. Changed since the merge, and left as it is: {records}.',
            { name: merged.name, records: listed.format(stays) },
          ),
        );
    },
  });
