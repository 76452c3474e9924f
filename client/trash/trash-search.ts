import { z } from 'zod';

export const TrashKind = z.enum(['patients', 'services', 'facilities', 'staff']);
export type TrashKind = z.output<typeof TrashKind>;

export const TrashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
