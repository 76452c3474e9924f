import { Button, Group, Paper, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Login = { role: string; email: string; password: string };
type Props = {
  title?: string;
  logins: Login[];
  onPick: (credentials: { email: string; password: string }) => void;
};

/** Only demo data lists logins; a real clinic's front door has none. */
export const DemoLogins = ({ title = t('Demo clinic'), logins, onPick }: Props) =>
  logins.length > 0 && (
    <Paper p="sm" bg="transparent">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('Fill in the login of a role, then sign in.')}
      </Text>
      <Group gap={6}>
        {logins.map(({ role, email, password }) => (
          <Button
            key={email}
            size="compact-sm"
            variant="default"
            tt="capitalize"
            title={email}
            onClick={() => onPick({ email, password })}
          >
            {role}
          </Button>
        ))}
      </Group>
    </Paper>
  );
