import { z } from 'zod';

/** In the address of a list: the record that is open, or `new`. */
export const OpenRecord = z.uuid().or(z.literal('new')).optional().catch(undefined);
