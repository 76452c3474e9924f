import { z } from 'zod';

const TrashKind = z.enum(['patients', 'services', 'facilities', 'rooms', 'devices', 'staff']);

export const TrashSearch = z.object({ kind: TrashKind.optional().catch(undefined) });
