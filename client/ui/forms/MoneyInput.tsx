import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { minorDigits } from '../../../shared/currencies.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

/** As the language of the page writes it; whoever types may use either. */
const decimalSeparator =
  new Intl.NumberFormat(ownLanguage).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

type Props = {
  label: string;
  currency: string;
  /** Minor units, such as cents. */
  value?: number;
  onChange: (minorUnits: number) => void;
  error?: ReactNode;
};

/** Shows major units and keeps whole minor ones, so that no amount ever holds a fraction of a cent. */
export const MoneyInput = ({ label, currency, value = 0, onChange, error }: Props) => {
  const digits = minorDigits(currency);
  return (
    <NumberInput
      label={label}
      min={0}
      decimalScale={digits}
      fixedDecimalScale
      thousandSeparator=" "
      decimalSeparator={decimalSeparator}
      value={value / 10 ** digits}
      onChange={amount => onChange(Math.round(Number(amount) * 10 ** digits))}
      error={error}
    />
  );
};
