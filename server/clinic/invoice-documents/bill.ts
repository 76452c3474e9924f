import type { z } from 'zod';
import type { Invoice as Contract } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { TaxGroup } from '../../../shared/invoice-totals.ts';
import type { TaxNumbers } from '../e-invoices/tax-numbers.ts';
import { wordsIn } from '../invoices/words.ts';

/** What stands on a bill, in words, from its head to its foot. */
export interface Bill {
  reference: string;
  title: string;
  seller: string;
  sellerAddress: string | null;
  recipient: string[];
  facts: [label: string, value: string][];
  lines: { description: string; day: string; quantity: string; price: string; tax: string; amount: string }[];
  sums: [label: string, amount: string][];
  /** What is to be paid, or that nothing is. */
  last: [label: string, amount: string];
  notes: string[];
  /** The day of issuing, which the file bears as well: the same bill is the same bytes whenever it is asked for. */
  issuedOn: string;
  language: string;
}

type Invoice = z.input<typeof Contract>;
type Line = Invoice['lines'][number];

export const taxRows = (groups: TaxGroup<string>[], money: (minorUnits: number) => string): Bill['sums'] =>
  groups
    .filter(({ taxRate }) => taxRate > 0)
    .map(({ taxRate, net, tax }) => [
      t('{rate} tax on {net}', { rate: `${taxRate / 100} %`, net: money(net) }),
      money(tax),
    ]);

/** Why something is not taxed, once each. */
export const reasonsOf = (lines: Pick<Line, 'taxReason'>[]): string[] => [
  ...new Set(lines.flatMap(({ taxReason }) => taxReason ?? [])),
];

const discountOf = ({ discountKind, discount }: Line, words: ReturnType<typeof wordsIn>): string => {
  if (discountKind === 'none') return '';
  return discountKind === 'amount'
    ? t('Less {discount}', { discount: words.money(discount) })
    : t('Less {discount}', { discount: `${words.number(discount / 100)} %` });
};

export const lineOf = (line: Line, words: ReturnType<typeof wordsIn>): Bill['lines'][number] => ({
  description: [line.description, discountOf(line, words)].filter(Boolean).join('\n'),
  day: words.shortDate(line.visitedOn),
  quantity: words.number(line.quantity / 1000),
  price: words.money(line.unitPrice),
  tax: line.taxRate > 0 ? `${words.number(line.taxRate / 100)} %` : '–',
  amount: words.money(line.amount),
});

const lines = (text: string | null | undefined): string[] => (text ? text.split('\n') : []);

/** Of both sides, as they were when the invoice was issued (MY4). */
export const sidesOf = ({ seller, sellerAddress, recipient, recipientAddress }: Invoice) => ({
  seller: seller ?? '',
  sellerAddress: sellerAddress ?? null,
  recipient: [recipient ?? '', ...lines(recipientAddress)],
});

/** The same bill with the numbers by which an office knows the clinic, under its postal address. */
export const withNumbers = (bill: Bill, numbers: TaxNumbers | undefined): Bill => {
  const { vatId = null, taxNumber = null } = numbers ?? {};
  const said = [
    ...(vatId ? [t('VAT number {number}', { number: vatId })] : []),
    ...(taxNumber ? [t('Tax number {number}', { number: taxNumber })] : []),
  ].join(', ');
  return { ...bill, sellerAddress: [bill.sellerAddress, said].filter(Boolean).join('\n') || null };
};

const lastOf = ({ balance }: Invoice, money: (minorUnits: number) => string): Bill['last'] => {
  if (balance === 0) return [t('Nothing is due any more'), money(0)];
  return balance < 0 ? [t('To the patient’s credit'), money(-balance)] : [t('Still due'), money(balance)];
};

/** An issued invoice as its recipient reads it, with what became of it by now. */
export const billOf = (invoice: Invoice, locale: string): Bill => {
  const { reference, issuedOn, dueOn, currency, net, taxes, total, credited, paid, balance } = invoice;
  const words = wordsIn(locale, currency);
  const { money, date } = words;
  const [from, to] = [reference ?? '', issuedOn ?? ''];
  return {
    ...{ ...sidesOf(invoice), reference: from, issuedOn: to, language: locale },
    title: t('Invoice {number}', { number: from }),
    facts: [
      [t('Issued on'), date(to)],
      [t('To be paid by'), date(dueOn ?? to)],
    ],
    lines: invoice.lines.map(line => lineOf(line, words)),
    sums: [
      [t('Without tax'), money(net)],
      ...taxRows(taxes, money),
      [t('Total'), money(total)],
      ...(credited > 0 ? [[t('Taken back by credit notes'), money(-credited)] as [string, string]] : []),
      ...(paid === 0 ? [] : [[t('Paid'), money(-paid)] as [string, string]]),
    ],
    last: lastOf(invoice, money),
    notes: [
      ...reasonsOf(invoice.lines),
      ...(invoice.note ? [invoice.note] : []),
      ...(balance > 0
        ? [
            t('Please pay {amount} by {day}, and tell the number {number}.', {
              ...{ amount: money(balance), day: date(dueOn ?? to), number: from },
            }),
          ]
        : []),
    ],
  };
};
