import { Button, Group, Paper, Text } from '@mantine/core';
import type { FrontDoor } from '../../shared/session.ts';

type Login = FrontDoor['demoClinics'][number]['logins'][number];
type Props = { logins: Login[]; onPick: (credentials: { email: string; password: string }) => void };

/** Only demo data lists logins; a real clinic's front door has none. */
export const DemoLogins = ({ logins, onPick }: Props) =>
  logins.length > 0 && (
    <Paper p="sm" bg="transparent">
      <Text size="sm" fw={600}>
        Demo clinic
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        Fill in the login of a role, then sign in.
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
