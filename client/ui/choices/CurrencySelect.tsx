import { Select, type SelectProps } from '@mantine/core';
import { currencies } from '../../../shared/currencies.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

const names = new Intl.DisplayNames(ownLanguage, { type: 'currency' });
const options = currencies.map(code => ({ value: code, label: `${code} – ${names.of(code)}` }));

/** Every currency that is paid with, found by its code or its name. */
export const CurrencySelect = (props: Omit<SelectProps, 'data'>) => (
  <Select label={t('Currency')} data={options} searchable allowDeselect={false} {...props} />
);
