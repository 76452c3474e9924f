import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { asIdSet, Count, Id, Text } from '../scalars.ts';

const Clinics = z.array(Id).max(1000).transform(asIdSet);

const FlagKey = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{1,59}$/,
    t('Please use lower-case letters, digits and underscores, such as new_calendar.'),
  );

/** A feature that is rolled out step by step. Off, only the clinics of `onFor` have it; `offFor` never has it. */
export const FlagChange = z.strictObject({
  key: FlagKey,
  description: Text(300).optional(),
  enabled: z.boolean().optional(),
  /** How many of a hundred clinics have it once enabled. */
  percentage: Count(0, 100).optional(),
  onFor: Clinics.optional(),
  offFor: Clinics.optional(),
});
