import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { SupportGrantView } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';

type Props = { grant: Pick<SupportGrantView, 'id' | 'operator' | 'status' | 'minutes'> };

/** The clinic's answer to a request, and the end of what is live. */
export const GrantAnswer = ({ grant: { id, operator, status, minutes } }: Props) => {
  const approve = useMutation(
    api.support.approve.mutationOptions({
      onSuccess: () =>
        tellSuccess(
          t('{operator} may enter for {minutes, plural, one {# minute} other {# minutes}}.', {
            operator,
            minutes,
          }),
        ),
      onError: tellFailure,
    }),
  );
  const decline = useMutation(api.support.decline.mutationOptions({ onError: tellFailure }));
  const end = useMutation(
    api.support.end.mutationOptions({
      onSuccess: () => tellSuccess(t('The access is over.')),
      onError: tellFailure,
    }),
  );

  if (status === 'live')
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('End the access of {operator}', { operator })}
        loading={end.isPending}
        onClick={() => end.mutate({ id })}
      >
        {t('End now')}
      </Button>
    );
  if (status !== 'requested') return null;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      <Button
        size="compact-sm"
        aria-label={t('Approve {operator}', { operator })}
        loading={approve.isPending}
        onClick={() => approve.mutate({ id })}
      >
        {t('Approve')}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('Decline {operator}', { operator })}
        loading={decline.isPending}
        onClick={() => decline.mutate({ id })}
      >
        {t('Decline')}
      </Button>
    </Group>
  );
};
