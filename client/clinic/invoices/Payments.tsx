import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Invoice, Payment } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
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
  const giveBack = async ({ id: paymentId, method, reference: receipt }: Payment, amount: number) => {
    const isMeant = await agreed({
      title: t('Give {amount} back?', { amount: money(amount, currency) }),
      children: (
        <Text size="sm">
          {t(
            'It is entered as a receipt of its own, and cannot be undone. {receipt} was paid this way: {method}.',
            { receipt, method: paymentMethods[method] },
          )}
        </Text>
      ),
      labels: { confirm: t('Give back'), cancel: t('Cancel') },
      confirmProps: { color: 'red' },
    });
    if (isMeant) refund.mutate({ id, paymentId, amount, method });
  };
  if (payments.length + creditNotes.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={4}>{t('What became of it')}</Title>
      {creditNotes.map(({ id: key, reference, issuedOn, total, reason }) => (
        <Group key={key} justify="space-between" wrap="nowrap">
          <TwoLines title={`${reference} · ${date(issuedOn)}`} note={reason} />
          <Group gap="xs" wrap="nowrap">
            <ActionIcon
              component="a"
              href={`/invoices/${id}/credit-notes/${key}.pdf`}
              download
              variant="default"
              aria-label={t('Download {name} as PDF', { name: reference })}
            >
              <IconFileTypePdf size={18} aria-hidden />
            </ActionIcon>
            <Text className="numeric nowrap">{money(-total, currency)}</Text>
          </Group>
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
                  onClick={() => void giveBack(payment, left)}
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
