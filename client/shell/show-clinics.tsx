import { modals } from '@mantine/modals';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../shared/i18n/translate.ts';
import { ClinicChoice } from '../account/switching/ClinicChoice.tsx';
import { api } from '../trpc.ts';

/** Whether there is another clinic to go to. */
export const useMaySwitch = (): boolean => {
  const { data } = useQuery(api.session.clinics.queryOptions({ search: '' }, { staleTime: 300_000 }));
  return data?.maySwitch === true && data.items.some(({ isCurrent }) => !isCurrent);
};

export const showClinics = (): void => {
  modals.open({ modalId: 'clinics', title: t('Switch clinic'), children: <ClinicChoice /> });
};
