import { Alert, Button, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { PendingEmail } from '../../../shared/account/email-change.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { EmailText } from '../../ui/formats/EmailText.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmailForm } from './EmailForm.tsx';

type Pending = NonNullable<z.output<typeof PendingEmail>['change']>;

/** What one signs in with, in all clinics, and the change of it that waits for an address. */
export const EmailCard = () => {
  const { user } = useSession();
  const { data, error, refetch } = useQuery(
    api.emailChange.pending.queryOptions(undefined, { staleTime: 0 }),
  );
  const [isAsking, ask] = useDisclosure();

  return (
    <Paper p="md">
      <Group justify="space-between" wrap="wrap">
        <div>
          <Title order={2} size="h4">
            {t('E-mail')}
          </Title>
          <Text>
            <EmailText>{user.email}</EmailText>
          </Text>
          <Text size="sm" c="dimmed">
            {t('You sign in with it in all your clinics.')}
          </Text>
        </div>
        {data && (
          <Button variant="default" onClick={ask.open}>
            {t('Change e-mail')}
          </Button>
        )}
      </Group>
      {data?.change && <PendingChange change={data.change} />}
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton h={40} mt="sm" aria-busy="true" />}
      <FormDialog opened={isAsking} onClose={ask.close} title={t('Change your e-mail')} isModal>
        <EmailForm onClose={ask.close} />
      </FormDialog>
    </Paper>
  );
};

const PendingChange = ({ change }: { change: Pending }) => {
  const { user } = useSession();
  const { moment } = useFormats();
  const withdraw = useMutation(
    api.emailChange.withdraw.mutationOptions({
      onSuccess: () => tellSuccess(t('Your e-mail stays as it is.')),
      onError: tellFailure,
    }),
  );
  const { email, formerSaidYes, newSaidYes, expiresAt } = change;
  const said = (isYes: boolean) => (isYes ? t('confirmed') : t('not confirmed yet'));

  return (
    <Alert mt="md" variant="light" title={t('A change is waiting')}>
      <Text size="sm">
        <EmailText>{user.email}</EmailText>: {said(formerSaidYes)}
      </Text>
      <Text size="sm">
        <EmailText>{email}</EmailText>: {said(newSaidYes)}
      </Text>
      <Text size="sm" mt="xs">
        {t('Both e-mail addresses were sent a letter with a link, which is good until {moment}.', {
          moment: moment(expiresAt),
        })}
      </Text>
      <Button
        mt="sm"
        size="sm"
        variant="default"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
      >
        {t('Withdraw the change')}
      </Button>
    </Alert>
  );
};
