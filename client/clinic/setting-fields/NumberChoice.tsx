import { Select, type SelectProps } from '@mantine/core';

type Props = Omit<SelectProps, 'value' | 'onChange' | 'data'> & {
  value: number;
  onChange: (value: number) => void;
  choices: number[];
  inWords: (value: number) => string;
};

/** A number out of the ones that make sense; one that was set by a program is offered as well. */
export const NumberChoice = ({ value, onChange, choices, inWords, ...rest }: Props) => (
  <Select
    {...rest}
    allowDeselect={false}
    data={[...new Set([...choices, value])]
      .toSorted((a, b) => a - b)
      .map(choice => ({ value: String(choice), label: inWords(choice) }))}
    value={String(value)}
    onChange={chosen => onChange(Number(chosen))}
  />
);
