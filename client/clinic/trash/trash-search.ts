import { z } from 'zod';

const TrashKind = z.enum([
  ...(['patients', 'services', 'facilities', 'rooms', 'devices', 'waiting', 'staff', 'assignments'] as const),
  ...(['holidays', 'exceptions', 'time-off', 'announcements', 'forms', 'webhooks', 'invoices'] as const),
  ...(['tax-rates', 'tasks', 'requests', 'compliance', 'substances', 'interactions', 'expenses'] as const),
  ...(['specialists', 'templates'] as const),
]);
export type TrashKind = z.infer<typeof TrashKind>;

export const TrashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
