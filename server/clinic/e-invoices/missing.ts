import type { TaxCategory } from '../../../shared/clinic/tax-rates.ts';
import { inTheEu } from '../../../shared/countries.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { canBeSaid } from './decimals.ts';
import type { Sides } from './sides.ts';

interface Said {
  currency: string;
  lines: { taxCategory?: TaxCategory | null | undefined; taxReason?: string | null | undefined }[];
}

const reasonsOf = ({ lines }: Said, category: 'E' | 'O'): string[] => [
  ...new Set(
    lines.filter(({ taxCategory }) => taxCategory === category).map(({ taxReason }) => taxReason ?? ''),
  ),
];

/** What the taxes of the lines do not allow (MY34): one reason for all that is exempt, and nothing beside what is not subject. */
const wrongTaxes = (said: Said): string[] => {
  const categories = new Set(said.lines.map(({ taxCategory }) => taxCategory ?? null));
  const several = (['E', 'O'] as const).map(category => reasonsOf(said, category)).find(r => r.length > 1);
  return [
    ...(categories.has(null)
      ? [t('Each line needs one of the taxes of the clinic, also where there is none to pay.')]
      : []),
    ...(several
      ? [
          t('One invoice can name one reason only why there is no tax, and not: {reasons}', {
            reasons: several.join('; '),
          }),
        ]
      : []),
    ...(categories.has('O') && categories.size > 1
      ? [t('What is not subject to tax cannot be on one invoice with anything else.')]
      : []),
  ];
};

const wrongSides = (said: Said, { seller, recipient }: Sides): string[] => {
  const needsTaxNumber = said.lines.some(({ taxCategory }) => taxCategory === 'O');
  return [
    ...(seller.place ? [] : [t('The clinic had no postal address on the day of the invoice.')]),
    ...(seller.vatId || seller.taxNumber
      ? []
      : [t('The clinic’s details had no VAT number and no tax number in the form of its country.')]),
    // A number for VAT must not be on such an invoice (BR-O-02).
    ...(needsTaxNumber && seller.vatId && !seller.taxNumber
      ? [t('What is not subject to tax needs the tax number of the clinic; one for VAT is not enough.')]
      : []),
    ...(recipient.place ? [] : [t('The patient had no postal address on the day of the invoice.')]),
  ];
};

/** What an invoice or a credit note lacks to be an e-invoice, in sentences; nothing where it can be one. */
const missingOf = (said: Said, sides: Sides): string[] => [
  ...wrongSides(said, sides),
  ...wrongTaxes(said),
  ...(canBeSaid(said.currency)
    ? []
    : [
        t('An e-invoice can say amounts of two digits after the point only, which {currency} has not.', {
          currency: said.currency,
        }),
      ]),
];

/**
 * What whoever downloads an invoice is told. Nothing where none is made an e-invoice: of drafts, of what was issued before there
 * were any, and outside of the EU (decision 54).
 */
export const toldOf = (said: Said, sides: Sides | null | undefined): { missing: string[] } | null =>
  sides && inTheEu(sides.seller.country) ? { missing: missingOf(said, sides) } : null;
