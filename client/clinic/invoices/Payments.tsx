import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Invoice, Payment } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { paymentMethods } from './invoice-words.ts';

/** What of a payment was not given back yet. */
const leftOf = (payment: Payment, payments: Payment[]): number =>
  payments
    .filter(({ refundsId }) => refundsId === payment.id)
    .reduce((left, { amount }) => left + amount, payment.amount);

/** Receipts and refunds, and the credit notes, in the order of their numbers. */
export const Payments = ({ invoice }: { invoice: Invoice }) => {
  const { money, date } = useFormats();
  const mayCorrect = useMay()('billing:correct');
  const refund = useMutation(
    api.invoices.refund.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ payments }) =>
        tellSuccess(t('{receipt} is given back.', { receipt: payments.at(-1)?.reference ?? '' })),
    }),
  );
  const { id, currency, payments, creditNotes } = invoice;
  if (payments.length + creditNotes.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={4}>{t('What became of it')}</Title>
      {creditNotes.map(({ id: key, reference, issuedOn, total, reason }) => (
        <Group key={key} justify="space-between" wrap="nowrap">
          <TwoLines title={`${reference} · ${date(issuedOn)}`} note={reason} />
          <Text className="numeric nowrap">{money(-total, currency)}</Text>
        </Group>
      ))}
      {payments.map(payment => {
        const { id: paymentId, reference, receivedOn, method, note, amount } = payment;
        const left = leftOf(payment, payments);
        return (
          <Group key={paymentId} justify="space-between" wrap="nowrap">
            <TwoLines
              title={`${reference} · ${date(receivedOn)}`}
              note={[paymentMethods[method], note].filter(Boolean).join(' · ')}
            />
            <Group gap="xs" wrap="nowrap">
              {mayCorrect && left > 0 && (
                <Button
                  size="xs"
                  variant="default"
                  loading={refund.isPending}
                  onClick={() => refund.mutate({ id, paymentId, amount: left, method })}
                >
                  {t('Give back')}
                </Button>
              )}
              <Text className="numeric nowrap">{money(amount, currency)}</Text>
            </Group>
          </Group>
        );
      })}
    </Stack>
  );
};
