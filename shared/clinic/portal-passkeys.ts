import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

/** The passkeys by which a patient signs in to the portal. */
export const PortalPasskeys = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      /** The host at which it works. */
      host: z.string(),
      createdAt: AnswerInstant,
      lastUsedAt: AnswerInstant.nullable(),
    }),
  ),
});
