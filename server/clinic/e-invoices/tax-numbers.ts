/** By which numbers an office knows who bills: the one for VAT, and the one that it gives everybody. */
export interface TaxNumbers {
  vatId: string | null;
  taxNumber: string | null;
}

/** How the numbers for VAT go on after the letters of their country: 9 is a digit, A a letter, * either (VIES). */
const vatIds: Record<string, string> = {
  ...{ AT: 'U99999999', BE: '9999999999', BG: '9999999999 999999999', CY: '99999999A' },
  ...{ CZ: '9999999999 999999999 99999999', DE: '999999999', DK: '99999999', EE: '999999999' },
  ...{ ES: '*9999999*', FI: '99999999', FR: '**999999999', GR: '999999999', HR: '99999999999' },
  ...{ HU: '99999999', IE: '9999999AA 9*99999A', IT: '99999999999', LT: '999999999999 999999999' },
  ...{ LU: '99999999', LV: '99999999999', MT: '99999999', NL: '999999999B99', PL: '9999999999' },
  ...{ PT: '999999999', RO: '9999999999 999999999 99999999 9999999 999999', SE: '999999999999' },
  ...{ SI: '99999999', SK: '9999999999' },
};

/** Greece goes by another name there (BR-CO-09). */
const prefixOf = (country: string): string => (country === 'GR' ? 'EL' : country);

/** Where the number of the office has a form that nothing else has; elsewhere it is not told from others. */
const taxNumbers: Record<string, RegExp> = {
  AT: /(?<![\d/-])\d{2}[- ]?\d{3}\/\d{4}(?![\d/-])/,
  DE: /(?<![\d/])(?:\d{2,3}\/\d{3}\/\d{5}|\d{3}\/\d{4}\/\d{4}|\d{5}\/\d{5})(?![\d/])/,
};

const classes: Record<string, string> = { '9': '\\d', A: '[A-Z]', '*': '[A-Z0-9]' };

/** People write blanks and dots between the digits. */
const spelled = (form: string): string =>
  Array.from(form, letter => `[ .]?${classes[letter] ?? letter}`).join('');

/**
 * The numbers that a clinic writes among its register and tax numbers, where they have the form of its country. What has not
 * is none: a wrong number on a bill is worse than no e-invoice.
 */
export const taxNumbersIn = (text: string | null | undefined, country: string): TaxNumbers => {
  const written = (text ?? '').toUpperCase();
  const forms = (vatIds[country] ?? '').split(' ').filter(Boolean).map(spelled).join('|');
  const vatId = forms
    ? new RegExp(`(?<![A-Z0-9])${prefixOf(country)}(?:${forms})(?![A-Z0-9])`).exec(written)?.[0]
    : undefined;
  return {
    vatId: vatId?.replace(/[ .]/g, '') ?? null,
    taxNumber: taxNumbers[country]?.exec(written)?.[0] ?? null,
  };
};
