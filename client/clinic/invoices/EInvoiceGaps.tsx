import { Alert, List, Text } from '@mantine/core';
import type { Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** Why the PDF of a bill is none that programs can read, where it could be one. */
export const EInvoiceGaps = ({ eInvoice }: Pick<Invoice, 'eInvoice'>) => {
  if (!eInvoice || eInvoice.missing.length === 0) return null;
  return (
    <Alert variant="light" role="note" title={t('The PDF is no e-invoice (ZUGFeRD)')}>
      <List size="sm">
        {eInvoice.missing.map(sentence => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {t('An invoice keeps what it said when it was issued: what you add now is on the next ones.')}
      </Text>
    </Alert>
  );
};
