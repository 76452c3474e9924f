import { Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { userName } from '../members/user-name.ts';
import { WeekForm } from './WeekForm.tsx';

type Props = { practitioner: User | undefined; onClose: () => void };

export const WeekDrawer = ({ practitioner, onClose }: Props) => {
  const mayWrite = useMay()('availability:write');
  const { data, error, refetch } = useQuery(
    api.availability.week.queryOptions(practitioner ? { practitionerId: practitioner.id } : skipToken),
  );
  return (
    <FormDialog
      opened={Boolean(practitioner)}
      onClose={onClose}
      size="lg"
      title={practitioner && t('Weekly hours of {name}', { name: userName(practitioner) })}
    >
      {practitioner && data && (
        <WeekForm practitionerId={practitioner.id} week={data} readOnly={!mayWrite} onClose={onClose} />
      )}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={420} aria-busy="true" />}
    </FormDialog>
  );
};
