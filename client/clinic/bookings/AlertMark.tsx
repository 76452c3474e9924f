import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { patient: BookingRow['patient'] };

/** Beside the name of a patient of whom there is something to know, which it says when pointed at or read aloud. */
export const AlertMark = ({ patient: { alerts } }: Props) =>
  alerts.length > 0 && (
    <span className="alert-mark" title={alerts.join('; ')}>
      <IconAlertTriangle size={14} aria-hidden />
      <VisuallyHidden>{t('Alert: {alerts}', { alerts: alerts.join('; ') })}</VisuallyHidden>
    </span>
  );
