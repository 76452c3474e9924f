import { Group, Stack, Table, Text, Title } from '@mantine/core';
import type { Expense } from '../../../shared/clinic/expenses.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { paymentMethods, rateInWords } from '../invoices/invoice-words.ts';
import { AlikeAlert } from './AlikeAlert.tsx';
import { DecisionSteps } from './DecisionSteps.tsx';
import { expenseCategories, standingOf } from './expense-words.ts';
import { Receipts } from './Receipts.tsx';

/** What it says, in the order in which somebody reads a receipt. */
const factsOf = (expense: Expense, { money, date, moment }: Formats): [label: string, value: string][] => {
  const { total, tax, taxRate, currency, category, spentOn, facility, receiptNumber } = expense;
  const { author, submittedAt, decider, decidedAt, paidOn, method } = expense;
  return [
    [t('Category'), expenseCategories[category]],
    [t('Day of the receipt'), date(spentOn)],
    [t('Number of the receipt'), receiptNumber ?? ''],
    [t('Facility'), facility?.name ?? t('The whole clinic')],
    [t('Without tax'), money(total - tax, currency)],
    ...(taxRate > 0
      ? [[t('Tax of {rate}', { rate: rateInWords(taxRate) }), money(tax, currency)] as [string, string]]
      : []),
    [t('Total'), money(total, currency)],
    [
      t('Submitted by'),
      submittedAt ? t('{name}, {when}', { name: author, when: moment(submittedAt) }) : author,
    ],
    [
      t('Decided by'),
      decider && decidedAt ? t('{name}, {when}', { name: decider, when: moment(decidedAt) }) : '',
    ],
    [t('Paid'), paidOn && method ? `${date(paidOn)} · ${paymentMethods[method]}` : ''],
  ].filter((fact): fact is [string, string] => fact[1] !== '');
};

/** An expense that was submitted, or is somebody else's, with what can be done about it. */
export const ExpenseDetails = ({ expense }: { expense: Expense }) => {
  const formats = useFormats();
  const may = useMay();
  const { reference, payee, description, declineReason, reversalReason, takesBack, takenBackBy } = expense;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={3}>{reference ?? payee}</Title>
        <Status {...standingOf(expense)} />
      </Group>
      {reference && <Text fw={600}>{payee}</Text>}
      <Table>
        <Table.Tbody>
          {factsOf(expense, formats).map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              <Table.Td ta="end" className="numeric">
                {value}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {description && <Text className="pre-line">{description}</Text>}
      {declineReason && (
        <Text className="pre-line">{t('Declined: {reason}', { reason: declineReason })}</Text>
      )}
      {takesBack && (
        <Text size="sm">
          <AnchorLink to="/expenses" search={{ open: takesBack.id }}>
            {t('Takes back {reference}', { reference: takesBack.reference ?? '' })}
          </AnchorLink>
          {reversalReason && `: ${reversalReason}`}
        </Text>
      )}
      {takenBackBy && (
        <Text size="sm">
          <AnchorLink to="/expenses" search={{ open: takenBackBy.id }}>
            {takenBackBy.reference
              ? t('Taken back by {reference}', { reference: takenBackBy.reference })
              : t('Somebody asked to take it back')}
          </AnchorLink>
        </Text>
      )}
      <Receipts expense={expense} />
      <AlikeAlert expense={expense} />
      {may('expenses:approve') && <DecisionSteps expense={expense} />}
    </Stack>
  );
};
