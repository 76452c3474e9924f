import { Button, Collapse, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { type Invoice, MOST_REMINDERS } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { CheckoutButton } from '../checkouts/CheckoutButton.tsx';
import { Checkouts } from '../checkouts/Checkouts.tsx';
import { ReminderForm } from '../invoice-reminders/ReminderForm.tsx';
import { Reminders } from '../invoice-reminders/Reminders.tsx';
import { CreditForm } from './CreditForm.tsx';
import { EInvoiceGaps } from './EInvoiceGaps.tsx';
import { InvoiceSums } from './InvoiceSums.tsx';
import { invoiceStates } from './invoice-words.ts';
import { PaymentForm } from './PaymentForm.tsx';
import { Payments } from './Payments.tsx';

type Panel = 'pay' | 'credit' | 'remind';

/** A bill as it was issued, with what became of it since. */
export const IssuedInvoice = ({ invoice }: { invoice: Invoice }) => {
  const { money, date, today } = useFormats();
  const may = useMay();
  const [panel, setPanel] = useState<Panel>();
  const toggle = (name: Panel) => setPanel(panel === name ? undefined : name);
  const { reference, state, issuedOn, dueOn, recipient, recipientAddress, currency, lines, note } = invoice;
  const isOverdue = invoice.balance > 0 && dueOn !== null && dueOn < today();
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Title order={3}>{reference}</Title>
        <Status {...invoiceStates[state]} />
      </Group>
      <div>
        <Text fw={600}>{recipient}</Text>
        <Text className="pre-line">{recipientAddress}</Text>
        <Text size="sm" c="dimmed">
          {t('Issued on {issued}, due on {due}', { issued: date(issuedOn ?? ''), due: date(dueOn ?? '') })}
        </Text>
      </div>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('What it is for')}</Table.Th>
            <Table.Th ta="end">{t('Amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(line => (
            <Table.Tr key={line.id}>
              <Table.Td>
                <TwoLines
                  title={line.description}
                  note={`${date(line.visitedOn)} · ${line.quantity / 1000} × ${money(line.unitPrice, currency)}`}
                />
              </Table.Td>
              <Table.Td ta="end" className="numeric nowrap">
                {money(line.amount, currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <InvoiceSums invoice={invoice} />
      {note && <Text className="pre-line">{note}</Text>}
      <Group gap="xs">
        {may('billing:write') && state !== 'void' && (
          <Button size="sm" aria-expanded={panel === 'pay'} onClick={() => toggle('pay')}>
            {t('Take a payment')}
          </Button>
        )}
        {may('billing:write') && invoice.balance > 0 && <CheckoutButton invoiceId={invoice.id} />}
        {may('billing:write') && isOverdue && invoice.reminders.length < MOST_REMINDERS && (
          <Button
            size="sm"
            variant="default"
            aria-expanded={panel === 'remind'}
            onClick={() => toggle('remind')}
          >
            {t('Send reminder')}
          </Button>
        )}
        {may('billing:correct') && state !== 'void' && (
          <Button
            size="sm"
            variant="default"
            aria-expanded={panel === 'credit'}
            onClick={() => toggle('credit')}
          >
            {t('Take the invoice back')}
          </Button>
        )}
        <Button
          component="a"
          href={`/invoices/${invoice.id}.pdf`}
          download
          size="sm"
          variant="default"
          leftSection={<IconFileTypePdf size={18} aria-hidden />}
        >
          {t('Download as PDF')}
        </Button>
      </Group>
      <EInvoiceGaps eInvoice={invoice.eInvoice} />
      <Collapse expanded={panel === 'pay'}>
        {panel === 'pay' && <PaymentForm invoice={invoice} onDone={() => setPanel(undefined)} />}
      </Collapse>
      <Collapse expanded={panel === 'credit'}>
        {panel === 'credit' && <CreditForm invoice={invoice} onDone={() => setPanel(undefined)} />}
      </Collapse>
      <Collapse expanded={panel === 'remind'}>
        {panel === 'remind' && <ReminderForm invoice={invoice} onDone={() => setPanel(undefined)} />}
      </Collapse>
      <Checkouts invoice={invoice} />
      <Reminders invoice={invoice} />
      <Payments invoice={invoice} />
    </Stack>
  );
};
