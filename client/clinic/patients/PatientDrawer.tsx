import { Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { PatientForm } from './PatientForm.tsx';

type Props = {
  opened: boolean;
  /** The patient to edit; without one a new patient is admitted. */
  patientId: string | undefined;
  onClose: () => void;
};

export const PatientDrawer = ({ opened, patientId, onClose }: Props) => {
  const { data, error, refetch } = useQuery(
    api.patients.get.queryOptions(opened && patientId ? { id: patientId } : skipToken),
  );
  const isReady = !patientId || data;

  return (
    <FormDialog
      opened={opened}
      onClose={onClose}
      title={patientId ? t('Edit patient') : t('New patient')}
      size="lg"
    >
      {isReady && <PatientForm record={patientId ? data : undefined} onClose={onClose} />}
      {!isReady && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!isReady && !error && <Skeleton h={480} aria-busy="true" />}
    </FormDialog>
  );
};
