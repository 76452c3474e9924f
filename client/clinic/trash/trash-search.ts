import { z } from 'zod';

const TrashKind = z.enum(['patients', 'services', 'facilities', 'staff']);

export const TrashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
