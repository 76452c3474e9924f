import { z } from 'zod';
import { AnswerInstant } from '../scalars.ts';

export const FlagView = z.object({
  key: z.string(),
  description: z.string(),
  enabled: z.boolean(),
  percentage: z.int(),
  onFor: z.array(z.uuid()),
  offFor: z.array(z.uuid()),
  updatedAt: AnswerInstant,
});
export type FlagView = z.output<typeof FlagView>;
export const FlagsList = z.object({ items: z.array(FlagView) });
