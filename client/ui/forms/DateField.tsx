import '../formats/calendar-words.ts';
import { DateInput, type DateInputProps } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Formats } from '../formats/formats.ts';

type Props = Omit<DateInputProps, 'value' | 'onChange' | 'error' | 'onBlur' | 'defaultValue'> & {
  formats: Formats;
  /** `YYYY-MM-DD`, empty for none, or whatever was typed that is no date: its contract refuses that. */
  value?: string | null | undefined;
  onChange?: (value: string) => void;
  onBlur?: (event: unknown) => void;
  error?: ReactNode;
};

/** A month to pick from, with the clinic's first day of the week (K24) and its own today, whatever the browser's is. */
export const monthOf = ({ weekStartsOn, today }: Formats) =>
  ({
    // Mantine counts from Sunday.
    firstDayOfWeek: weekStartsOn % 7,
    getDayProps: day => (day === today() ? { 'aria-current': 'date' } : {}),
  }) as Pick<DateInputProps, 'firstDayOfWeek' | 'getDayProps'>;

/**
 * A date, typed in the order of the region or as ISO. What is neither stays in the field with an error, so that no day
 * becomes a month and nothing that was typed is lost (K4).
 */
export const DateField = ({ formats, value, onChange, onBlur, error, ...look }: Props) => {
  const { readDate, writeDate } = formats;
  const [wasLeft, setLeft] = useState(false);
  const isUnread = Boolean(value) && readDate(String(value)) !== value;
  const unread = t('Please enter a real date, such as {date}.', { date: writeDate('2026-12-31') });
  return (
    <DateInput
      valueFormat={writeDate}
      dateParser={text => readDate(text) ?? null}
      fixOnBlur={false}
      {...monthOf(formats)}
      placeholder={writeDate('2026-12-31')}
      {...look}
      value={value && !isUnread ? value : null}
      onChange={date => onChange?.(date ?? '')}
      onInput={event => {
        const text = event.currentTarget.value;
        setLeft(false);
        // A date that the picker does not offer is said as well: the form tells why it cannot be.
        onChange?.(readDate(text) ?? text.trim());
      }}
      onBlur={event => {
        setLeft(true);
        onBlur?.(event);
      }}
      error={isUnread && (wasLeft || error) ? unread : error}
    />
  );
};
