import { z } from 'zod';

export const ResourcesSearch = z.object({ kind: z.enum(['rooms', 'devices']).optional().catch(undefined) });
