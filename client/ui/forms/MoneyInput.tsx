import { NumberInput, type NumberInputProps } from '@mantine/core';
import { minorUnitsOf, moneyField } from './money-field.ts';

type Props = Omit<NumberInputProps, 'value' | 'onChange'> & {
  currency: string;
  /** Minor units, such as cents. */
  value?: number;
  onChange: (minorUnits: number) => void;
};

/** Shows major units and keeps minor ones. */
export const MoneyInput = ({ currency, value = 0, onChange, ...field }: Props) => (
  <NumberInput
    {...field}
    {...moneyField(currency, value)}
    onChange={amount => onChange(minorUnitsOf(amount, currency))}
  />
);
