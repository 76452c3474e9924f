import { Button, Skeleton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { providerNotes } from '../checkouts/checkout-words.ts';
import { IntegrationCard } from './IntegrationCard.tsx';
import { PaymentKeysForm } from './PaymentKeysForm.tsx';

/** Whether patients can pay by a link, and with whose account. */
export const PaymentsCard = () => {
  const { moment } = useFormats();
  const [isOpen, form] = useDisclosure();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(api.paymentAccount.get.queryOptions());
  const disconnect = useMutation(api.paymentAccount.disconnect.mutationOptions());
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={140} aria-busy="true" />;
  const { provider, keys, webhookAddress } = data;
  const giveUp = async () => {
    const isMeant = await agreed({
      title: t('Disconnect the account?'),
      children: t(
        'No links to pay can be made with it any more. Payments that are under way are still entered for a week.',
      ),
      labels: { confirm: t('Disconnect'), cancel: t('Cancel') },
      confirmProps: { color: 'red' },
    });
    if (!isMeant) return;
    await confirmed(() => disconnect.mutateAsync()).catch(tellFailure);
    await queries.invalidateQueries({ queryKey: api.paymentAccount.get.queryKey() });
  };
  return (
    <IntegrationCard
      title={t('Online payments')}
      state={
        keys?.isLive
          ? // Whether they work only a payment tells.
            { label: t('Keys are entered'), tone: 'good' }
          : keys
            ? { label: t('Rehearsal, no money moves'), tone: 'waiting' }
            : { label: t('Not connected'), tone: 'quiet' }
      }
      actions={
        <>
          <Button size="compact-sm" variant={keys ? 'default' : 'light'} onClick={form.open}>
            {keys ? t('Change the keys') : t('Connect an account')}
          </Button>
          {keys && (
            <Button
              size="compact-sm"
              variant="default"
              loading={disconnect.isPending}
              onClick={() => void giveUp()}
            >
              {t('Disconnect')}
            </Button>
          )}
        </>
      }
    >
      <Field label={t('Payment provider')}>{provider && providerNotes[provider]}</Field>
      {keys && <Field label={t('Keys entered on')}>{moment(keys.since)}</Field>}
      <Field label={t('Stripe sends its messages to')}>{webhookAddress}</Field>
      <FormDialog opened={isOpen} title={t('Connect an account')} onClose={form.close}>
        <PaymentKeysForm onClose={form.close} />
      </FormDialog>
    </IntegrationCard>
  );
};
