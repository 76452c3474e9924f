import { Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { useLive } from './use-live.ts';

/** Keeps what the pages show of bookings and messages up to date with what others do, and says so while that is not possible (FD6). */
export const LiveUpdates = () => {
  const { clinic, user } = useSession();
  const may = useMay();
  const name = `medflow-live ${clinic.id} ${user.id}`;
  return may('bookings:read') ? <Followed key={name} name={name} /> : null;
};

const Followed = ({ name }: { name: string }) => {
  const isLost = useLive(name, useQueryClient());
  const { online } = useNetwork();
  // Whoever is offline is told so already.
  if (!isLost || !online) return null;

  return (
    <Group component="output" className="connection-banner" justify="center" px="md" py={6}>
      <Text size="sm">{t('What others change is not shown at the moment. Trying again by itself.')}</Text>
    </Group>
  );
};
