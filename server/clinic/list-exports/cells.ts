import type { EntityClass } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import { Temporal } from 'temporal-polyfill';
import { minorDigits } from '../../../shared/currencies.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { MISSING } from '../../errors.ts';

/** An instant by the clinic's clock, as spreadsheets read it: `2026-03-02 09:00`. */
export const local = (at: Date | string, timeZone: string): string =>
  Temporal.Instant.from(new Date(at).toISOString())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

/** An amount in whole units with its decimals, as numbers are written in files: `49.00`. */
export const amount = (minorUnits: number, currency: string): string => {
  const digits = minorDigits(currency);
  return (minorUnits / 10 ** digits).toFixed(digits);
};

/** Some of the clinic's, what is in the trash included. */
export const every =
  (entity: EntityClass<{ id: string }>) =>
  async (em: ClinicEm, ids: string[]): Promise<void> => {
    const found = await em.find(entity, { id: { $in: ids } }, { filters: { live: false } });
    if (found.length < new Set(ids).size) throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
  };
