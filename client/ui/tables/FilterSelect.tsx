import { Select } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Props<Value extends string> = {
  label: string;
  /** What is said while nothing is chosen, such as "Any status". */
  any: string;
  searchable?: boolean;
  options: { value: Value; label: string }[];
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
};

const UNKNOWN = t('Gone or hidden');

/** A filter of a list: one of the options, or none. */
export const FilterSelect = <Value extends string>(props: Props<Value>) => {
  const { label, any, searchable, options, value, onChange } = props;
  // A link or a saved view may name what has gone or is not for everybody: the list is narrowed by it all the same.
  const isKnown = value === undefined || options.some(option => option.value === value);
  return (
    <Select
      aria-label={label}
      placeholder={any}
      clearable
      searchable={searchable}
      data={isKnown ? options : [...options, { value, label: UNKNOWN }]}
      value={value ?? null}
      onChange={chosen => onChange(chosen ?? undefined)}
    />
  );
};
