import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useFormats } from '../../session.tsx';

type Props = {
  value?: string;
  onChange: (time: string) => void;
  error?: ReactNode;
  withAsterisk?: boolean;
};

/** A time of day as the clinic's region writes it, whatever the browser prefers. */
export const ClockField = (props: Props) => (
  <TimePicker
    label="Time"
    format={useFormats().clock}
    hoursInputLabel="Time, hours"
    minutesInputLabel="Time, minutes"
    amPmInputLabel="Morning or afternoon"
    {...props}
  />
);
