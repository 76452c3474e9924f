import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Count, Currency, Line } from '../scalars.ts';

const Limit = Count(1, 1_000_000_000).nullable();

/** What a clinic may use, and what it pays for it; a limit of null is none. */
export const NewPlan = z.strictObject({
  code: z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,39}$/,
      t('Please use lower-case letters, digits and hyphens, such as standard.'),
    ),
  name: Line(60),
  /** Minor units a month. */
  price: Count(0, 100_000_000),
  currency: Currency,
  trialDays: Count(0, 365),
  maxUsers: Limit,
  maxPatients: Limit,
  maxBookingsPerMonth: Limit,
  maxStorageMegabytes: Limit,
  maxApiCallsPerMonth: Limit,
  callsPerMinute: Count(1, 1_000_000),
  tokenCallsPerMinute: Count(1, 1_000_000),
});
