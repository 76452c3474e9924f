import { Alert, List } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';

type Props = { alerts: string[] };

/** What everybody must know before they treat the patient; nothing where there is none. */
export const PatientAlerts = ({ alerts }: Props) =>
  alerts.length > 0 && (
    <Alert color="red" icon={<IconAlertTriangle aria-hidden />} p="xs" role="note" aria-label="Alerts">
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
