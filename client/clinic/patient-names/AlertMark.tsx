import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { alerts: string[] };

/** Of whom there is something to know, which it says when pointed at or read aloud. */
export const AlertMark = ({ alerts }: Props) =>
  alerts.length > 0 && (
    <span className="alert-mark" title={alerts.join('; ')}>
      <IconAlertTriangle size={14} aria-hidden />
      <VisuallyHidden>{t('Alert: {alerts}', { alerts: alerts.join('; ') })}</VisuallyHidden>
    </span>
  );
