import { MantineProvider, NumberInput } from '@mantine/core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';

/** What a page of this language is made of. */
const onPage = async <Module>(language: string, load: () => Promise<Module>): Promise<Module> => {
  vi.resetModules();
  vi.stubGlobal('document', { documentElement: { lang: language } });
  const loaded = await load();
  vi.unstubAllGlobals();
  // Whoever comes after in this process is on a page of its own.
  vi.resetModules();
  return loaded;
};

/** Blanks of whichever width are one to whoever reads. */
const read = (text: string | undefined) => text?.replaceAll(/\s/g, ' ');

test.each([
  ['en', 'en-GB', 'JPY', 'JP¥1,234,567', '1 234 567'],
  ['en', 'en-GB', 'EUR', '€12,345.67', '12 345.67'],
  ['en', 'en-GB', 'BHD', 'BHD 1,234.567', '1 234.567'],
  ['de', 'de-DE', 'JPY', '1.234.567 ¥', '1 234 567'],
  ['de', 'de-DE', 'EUR', '12.345,67 €', '12 345,67'],
  ['de', 'de-DE', 'BHD', '1.234,567 BHD', '1 234,567'],
])(
  'K14: on a page in %s, in %s, so many minor units of %s are read as %s and typed as %s',
  async (...all) => {
    const [language, locale, currency, written, typed] = all;
    const { formatsOf } = await onPage(language, () => import('../../client/ui/formats/formats.ts'));
    expect(read(formatsOf({ locale, timeZone: 'UTC' }).money(1_234_567, currency))).toBe(written);

    const { moneyField, minorUnitsOf } = await onPage(
      language,
      () => import('../../client/ui/forms/money-field.ts'),
    );
    const shown = moneyField(currency, 1_234_567);
    expect(minorUnitsOf(String(shown.value), currency)).toBe(1_234_567);
    const field = createElement(NumberInput, shown);
    const html = renderToStaticMarkup(createElement(MantineProvider, null, field));
    expect(read(/<input[^>]*value="([^"]*)"/.exec(html)?.[1])).toBe(typed);
  },
);
