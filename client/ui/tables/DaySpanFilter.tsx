import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { isDate } from '../formats/clinic-time.ts';
import type { Formats } from '../formats/formats.ts';
import { DateField } from '../forms/DateField.tsx';

type Span = { from?: string | undefined; to?: string | undefined };
type Props = { formats: Formats; span: Span; onChange: (change: Span) => void };

/** The first and the last day of what a list shows. */
export const DaySpanFilter = ({ formats, span: { from, to }, onChange }: Props) => (
  <>
    <DayFilter formats={formats} label={t('From')} day={from} onChange={day => onChange({ from: day })} />
    <DayFilter formats={formats} label={t('To')} day={to} onChange={day => onChange({ to: day })} />
  </>
);

type Day = string | undefined;

/** Narrows the list by what is a date, and keeps what is none as it was typed. */
const DayFilter = (props: { formats: Formats; label: string; day: Day; onChange: (day: Day) => void }) => {
  const { formats, label, day, onChange } = props;
  const [typed, setTyped] = useState<string>();
  const change = (value: string) => {
    const isRead = value === '' || isDate(value);
    setTyped(isRead ? undefined : value);
    if (isRead) onChange(value || undefined);
  };
  return (
    <DateField
      formats={formats}
      aria-label={label}
      placeholder={label}
      clearable
      w={140}
      value={typed ?? day}
      onChange={change}
    />
  );
};
