import { Group, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useMay, useSession } from '../../session.tsx';
import { useLive } from './use-live.ts';

/** A stream that breaks off is back within a moment as a rule, which nobody needs to know. */
const SHOWN_AFTER_MS = 5000;

/** Keeps what the pages show of bookings up to date with what others do, and says so while that is not possible (FD6). */
export const LiveUpdates = () => {
  const { clinic, user } = useSession();
  const may = useMay();
  return may('bookings:read') ? (
    <Followed key={`${clinic.id} ${user.id}`} name={`${clinic.id} ${user.id}`} />
  ) : null;
};

const Followed = ({ name }: { name: string }) => {
  const isLive = useLive(`medflow live ${name}`, useQueryClient());
  const { online } = useNetwork();
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (isLive) return setIsLate(false);
    const timer = setTimeout(() => setIsLate(true), SHOWN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isLive]);
  // Whoever is offline is told so already.
  if (isLive || !isLate || !online) return null;

  return (
    <Group role="status" className="connection-banner" justify="center" px="md" py={6}>
      <Text size="sm">What others change is not shown at the moment. Trying again by itself.</Text>
    </Group>
  );
};
