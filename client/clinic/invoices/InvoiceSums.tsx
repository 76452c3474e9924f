import { Group, Stack, Text } from '@mantine/core';
import type { Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { rateInWords } from './invoice-words.ts';

/** What the lines come to, by each tax, and what is left to pay. */
export const InvoiceSums = ({ invoice }: { invoice: Invoice }) => {
  const { money } = useFormats();
  const { currency, net, total, taxes, credited, paid, balance } = invoice;
  const rows: [label: string, amount: number][] = [
    [t('Without tax'), net],
    ...taxes
      .filter(({ taxRate }) => taxRate > 0)
      .map(({ taxRate, tax }): [string, number] => [t('Tax of {rate}', { rate: rateInWords(taxRate) }), tax]),
    [t('Total'), total],
    ...(credited > 0 ? [[t('Taken back by credit notes'), -credited] as [string, number]] : []),
    ...(paid === 0 ? [] : [[t('Paid'), -paid] as [string, number]]),
  ];
  return (
    <Stack gap={4}>
      {rows.map(([label, amount]) => (
        <Group key={label} justify="space-between">
          <Text size="sm">{label}</Text>
          <Text size="sm" className="numeric">
            {money(amount, currency)}
          </Text>
        </Group>
      ))}
      <Group justify="space-between">
        <Text fw={600}>{balance < 0 ? t('To the patient’s credit') : t('Still due')}</Text>
        <Text fw={600} className="numeric">
          {money(Math.abs(balance), currency)}
        </Text>
      </Group>
    </Stack>
  );
};
