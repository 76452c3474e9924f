import { useQuery } from '@tanstack/react-query';
import { consoleApi } from '../connection/console-api.ts';

/** Measured by the minute, so that looking more often would show nothing else. */
const LOOK_EVERY_MS = 30_000;

/** What shares are taken back for, as it is now. */
export const useTriggers = () =>
  useQuery(consoleApi.flags.triggers.queryOptions(undefined, { refetchInterval: LOOK_EVERY_MS }));
