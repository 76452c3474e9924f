import { rateOf } from './cii-line.ts';
import { dateTime, formattedDateTime, known, period, ram } from './cii-parts.ts';
import { amount } from './decimals.ts';
import type { EInvoice, ETax } from './e-invoice.ts';
import type { Xml } from './xml.ts';

const taxXml = (group: ETax): Xml =>
  ram('ApplicableTradeTax', [
    ram('CalculatedAmount', amount(group.tax)),
    ram('TypeCode', 'VAT'),
    known('ExemptionReason', group.reason),
    ram('BasisAmount', amount(group.net)),
    ram('CategoryCode', group.category),
    rateOf(group),
  ]);

const termsXml = ({ terms, dueOn }: EInvoice): Xml =>
  ram('SpecifiedTradePaymentTerms', [
    known('Description', terms),
    dueOn ? dateTime('DueDateDateTime', dueOn) : undefined,
  ]);

/** The tax names its currency: without, it is taken for another field (MY33). */
const sumsXml = ({ currency, lines, net, tax, total, paid }: EInvoice): Xml =>
  ram('SpecifiedTradeSettlementHeaderMonetarySummation', [
    ram('LineTotalAmount', amount(lines.reduce((sum, line) => sum + line.net, 0))),
    ram('TaxBasisTotalAmount', amount(net)),
    ram('TaxTotalAmount', amount(tax), { currencyID: currency }),
    ram('GrandTotalAmount', amount(total)),
    paid === 0 ? undefined : ram('TotalPrepaidAmount', amount(paid)),
    ram('DuePayableAmount', amount(total - paid)),
  ]);

/** What is to be paid, and by which taxes. */
export const settlementXml = (eInvoice: EInvoice): Xml => {
  const { currency, lines, taxes, corrects } = eInvoice;
  const days = lines.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  return ram('ApplicableHeaderTradeSettlement', [
    ram('InvoiceCurrencyCode', currency),
    ...taxes.map(taxXml),
    first && last && first < last ? period(first, last) : undefined,
    termsXml(eInvoice),
    sumsXml(eInvoice),
    corrects
      ? ram('InvoiceReferencedDocument', [
          ram('IssuerAssignedID', corrects.number),
          formattedDateTime('FormattedIssueDateTime', corrects.issuedOn),
        ])
      : undefined,
  ]);
};
