import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { alerts: string[] };

/** What everybody must know before they treat the patient; nothing where there is none. */
export const PatientAlerts = ({ alerts }: Props) =>
  alerts.length > 0 && (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} p="xs" role="note" aria-label={t('Alerts')}>
      {alerts.length === 1 ? (
        alerts[0]
      ) : (
        <List size="sm">
          {alerts.map(alert => (
            <List.Item key={alert}>{alert}</List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
