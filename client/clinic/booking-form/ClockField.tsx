import { TimePicker } from '@mantine/dates';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
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
    label={t('Time')}
    format={useFormats().clock}
    hoursInputLabel={t('Time, hours')}
    minutesInputLabel={t('Time, minutes')}
    amPmInputLabel={t('Morning or afternoon')}
    {...props}
  />
);
