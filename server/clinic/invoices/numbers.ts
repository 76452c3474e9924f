import { LockMode } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { Invoice } from './ledger/invoice.entity.ts';
import type { NumberSeries } from './ledger/invoice-counter.entity.ts';

const Next = z.object({ next: z.int() });

/** The next number of a series, for which others wait from here to the end of the transaction; so it is taken last (MY3). */
export const nextNumber = async (em: ClinicEm, series: NumberSeries): Promise<number> =>
  (await oneInClinic(em, Next, 'select security.next_number(?) as next', [series])).next;

/** An invoice, at which everybody else waits who issues, pays or credits it. */
export const lockInvoice = (em: ClinicEm, id: string): Promise<Invoice> =>
  em.findOneOrFail(Invoice, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** By the clinic's calendar. */
export const todayIn = ({ timeZone }: { timeZone: string }): string =>
  `${Temporal.Now.plainDateISO(timeZone)}`;
