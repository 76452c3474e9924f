import { DateInput } from '@mantine/dates';

type Span = { from?: string | undefined; to?: string | undefined };
type Props = { span: Span; onChange: (change: Span) => void };

const look = { clearable: true, w: 140 };

/** The first and the last day of what a list shows. */
export const DaySpanFilter = ({ span: { from, to }, onChange }: Props) => (
  <>
    <DateInput
      aria-label="From"
      placeholder="From"
      value={from ?? null}
      onChange={value => onChange({ from: value ?? undefined })}
      {...look}
    />
    <DateInput
      aria-label="To"
      placeholder="To"
      value={to ?? null}
      onChange={value => onChange({ to: value ?? undefined })}
      {...look}
    />
  </>
);
