import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { asksNothing } from '../../../shared/clinic/admission.ts';
import type { PatientAdmission } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { forAReason } from '../reasons/for-a-reason.tsx';

type Entered = z.input<typeof PatientAdmission>;

/** What this clinic asks of a new patient, and the way to enter one, who may be there already. */
export const useAdmission = () => {
  const { data } = useQuery(api.settings.get.queryOptions(undefined, { staleTime: 300_000 }));
  const { mutateAsync } = useMutation(api.patients.admit.mutationOptions());
  return {
    needs: data?.patients.values ?? asksNothing,
    /** Undefined where somebody would rather look first. */
    admit: (entered: Entered) =>
      forAReason(despite => mutateAsync({ ...entered, ...(despite && { despite }) }), {
        title: t('Enter them all the same?'),
        label: t('Why are they entered again?'),
        cancelLabel: t('Look first'),
        submitLabel: t('Enter them all the same'),
      }),
  };
};
