import { Skeleton } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { RequestDecision } from './RequestDecision.tsx';

type Props = { requestId: string | undefined; onClose: () => void };

export const RequestDrawer = ({ requestId, onClose }: Props) => {
  const { data, error, refetch } = useQuery(
    api.bookingRequests.get.queryOptions(requestId ? { id: requestId } : skipToken),
  );
  return (
    <FormDialog opened={requestId !== undefined} onClose={onClose} title={t('Request')} size="lg">
      {data && <RequestDecision key={data.id} request={data} onDone={onClose} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={320} aria-busy="true" />}
    </FormDialog>
  );
};
