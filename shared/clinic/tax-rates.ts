import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  Flag,
  Line,
  LocalDate,
  OptionalLine,
  page,
  paging,
  recordFields,
  Version,
  Whole,
} from '../scalars.ts';

/**
 * How something is taxed, by the letters of EN 16931: at a rate, at a rate of nothing, exempt, or not at all. Of the last two a
 * bill says why.
 */
export const TaxCategory = z.enum(['S', 'Z', 'E', 'O']);
export type TaxCategory = z.infer<typeof TaxCategory>;

/** Hundredths of a percent: 1900 is 19 %. */
export const TaxPoints = Whole(0, 10_000);

const fields = {
  /** What the clinic calls it, such as `Standard`; each time that it changes is a rate of the same name. */
  name: Line(60),
  category: TaxCategory,
  rate: TaxPoints,
  /** Why there is no tax, in the words of the bill. */
  reason: OptionalLine(200),
  /** The first day of visits for which it counts, until another one of its name does (MY6). */
  validFrom: LocalDate,
};

/** What goes together (MY34). */
const together = {
  check: ({ category, rate, reason }: { category: TaxCategory; rate: number; reason: string | null }) =>
    (category === 'S') === rate > 0 && (category === 'E' || category === 'O') === (reason !== null),
  error: {
    error: t('Only what is taxed has a rate above 0, and only what is exempt or not taxed has a reason.'),
    path: ['category'],
  },
};

export const NewTaxRate = z.strictObject(fields).refine(together.check, together.error);
export const TaxRateChange = z
  .strictObject({ ...fields, id: z.uuid(), version: Version })
  .refine(together.check, together.error);

export const TaxRateQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });

export const TaxRate = z.object({
  ...recordFields,
  name: z.string(),
  category: TaxCategory,
  rate: z.int(),
  reason: z.string().nullable().default(null),
  validFrom: z.string(),
});
export type TaxRate = z.output<typeof TaxRate>;
export const TaxRatePage = page(TaxRate);
