import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { modeOf, modes } from '../../shared/modes.ts';
import { currentSession } from '../current-session.ts';

/** Says why nothing can be changed while the whole installation is maintained or read-only (OPS-6). */
export const ModeBanner = () => {
  const { data } = useQuery({ ...currentSession, refetchInterval: 60_000 });
  const mode = data && modeOf(data.flags);
  if (!mode) return null;

  return (
    <Group role="alert" className="connection-banner" justify="center" px="md" py={6}>
      <Text size="sm">{modes[mode]}</Text>
    </Group>
  );
};
