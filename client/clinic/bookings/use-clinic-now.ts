import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { useFormats } from '../../session.tsx';
import type { WallTimestamp } from '../../ui/formats/clinic-time.ts';

/** The present instant, kept going while it is shown. */
export const useNow = (): string => {
  const [now, setNow] = useState(() => new Date().toISOString());
  useInterval(() => setNow(new Date().toISOString()), 30_000, { autoInvoke: true });
  return now;
};

/** The clinic's wall clock, kept going while it is shown. */
export const useClinicNow = (): WallTimestamp => {
  const { toWall } = useFormats();
  return toWall(useNow());
};
