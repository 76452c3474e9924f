import { NumberInput, type NumberInputProps } from '@mantine/core';
import { minorDigits } from '../../../shared/currencies.ts';
import { ownLanguage } from '../../i18n/own-language.ts';

/** As the language of the page writes it; whoever types may use either. */
const decimalSeparator =
  new Intl.NumberFormat(ownLanguage).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';

type Props = Omit<NumberInputProps, 'value' | 'onChange'> & {
  currency: string;
  /** Minor units, such as cents. */
  value?: number;
  onChange: (minorUnits: number) => void;
};

/** Shows major units and keeps whole minor ones, so that no amount ever holds a fraction of a cent. */
export const MoneyInput = ({ currency, value = 0, onChange, ...field }: Props) => {
  const digits = minorDigits(currency);
  return (
    <NumberInput
      {...field}
      min={0}
      decimalScale={digits}
      fixedDecimalScale
      thousandSeparator=" "
      decimalSeparator={decimalSeparator}
      value={value / 10 ** digits}
      onChange={amount => onChange(Math.round(Number(amount) * 10 ** digits))}
    />
  );
};
