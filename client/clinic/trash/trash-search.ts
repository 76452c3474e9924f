import { z } from 'zod';

const TrashKind = z.enum([
  ...(['patients', 'services', 'facilities', 'rooms', 'devices', 'waiting', 'staff', 'assignments'] as const),
  ...(['holidays', 'exceptions', 'time-off', 'announcements', 'webhooks'] as const),
]);

export const TrashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
