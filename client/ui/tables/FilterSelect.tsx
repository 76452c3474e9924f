import { Select } from '@mantine/core';

type Props<Value extends string> = {
  label: string;
  /** What is said while nothing is chosen, such as "Any status". */
  any: string;
  searchable?: boolean;
  options: { value: Value; label: string }[];
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
};

/** A filter of a list: one of the options, or none. */
export const FilterSelect = <Value extends string>(props: Props<Value>) => {
  const { label, any, searchable, options, value, onChange } = props;
  return (
    <Select
      aria-label={label}
      placeholder={any}
      clearable
      searchable={searchable}
      data={options}
      value={value ?? null}
      onChange={chosen => onChange(chosen ?? undefined)}
    />
  );
};
