import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { OwnWish, WishState } from '../../../shared/clinic/public-waiting.ts';
import { DAY } from '../../../shared/durations.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { hashToken } from '../../secrets.ts';
import { type Door, isWaitingOpen } from '../public-booking/visitor-door.ts';
import { organization } from '../settings/kinds.ts';
import { WaitingEntry } from '../waiting-list/waiting-entry.entity.ts';
import { WaitingRequest } from '../waiting-requests/waiting-request.entity.ts';
import { phoneOf } from '../waiting-requests/wish-letters.ts';

type State = z.output<typeof WishState>;

/** A wish as its link reaches it, with the entry of the list that was made of it, as it stands now (D19). */
export interface Own {
  request: WaitingRequest;
  entry: WaitingEntry | null;
  state: State;
  version: number;
}

/** One sentence for what was never there, is another clinic's, was not confirmed in time or has been over for a day (D6). */
const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message:
      'This link leads to no place on a waiting list any more. Please call the clinic if you have a question.',
  });

const stateOf = ({ status, latest }: WaitingRequest, entry: WaitingEntry | null, today: string): State => {
  if (entry && status === 'listed') {
    if (entry.deletedAt) return 'over';
    if (entry.status === 'booked') return 'booked';
    return entry.status === 'waiting' || entry.status === 'offered' ? 'listed' : 'over';
  }
  const isOpen = status === 'unconfirmed' || status === 'waiting';
  return isOpen && latest < today ? 'over' : status;
};

/** Over wherever on earth the clinic is. */
const daysOverBy = (instant: number): string => new Date(instant - DAY / 2).toISOString().slice(0, 10);

/** What the secret of a letter opens; the lock makes another tab wait, and then see what became of it. */
export const findOwn = async (
  em: ClinicEm,
  token: string,
  lock?: LockMode.PESSIMISTIC_WRITE,
): Promise<Own> => {
  const mine = { tokenHash: hashToken(token) };
  const request = await em.findOne(WaitingRequest, mine, lock ? { lockMode: lock } : {});
  if (!request) throw worthless();
  const evenGone = { filters: { live: false } };
  const entry =
    (request.entry && (await em.findOne(WaitingEntry, { id: request.entry.id }, evenGone))) ?? null;
  const isLate = request.keptUntil && +request.keptUntil <= Date.now();
  if (isLate || (entry ?? request).latest < daysOverBy(Date.now() - DAY)) throw worthless();
  return {
    ...{ request, entry, state: stateOf(request, entry, daysOverBy(Date.now())) },
    // Either may be changed, and each change raises one of them.
    version: request.version + (entry?.version ?? 0),
  };
};

/** The same for a change that was decided on what its page showed (D7). */
export const findOwnVersion = async (
  em: ClinicEm,
  { token, version }: { token: string; version: number },
): Promise<Own> => {
  const own = await findOwn(em, token, LockMode.PESSIMISTIC_WRITE);
  if (own.version !== version)
    throw new TRPCError({
      code: 'CONFLICT',
      message: 'This was changed in the meantime. Please look at what stands here now.',
    });
  return own;
};

/** What may be done now: what the clinic has closed takes nobody in any more (D17), but lets everybody go. */
export const possible = ({ state }: Own, door: Door) => ({
  confirm: state === 'unconfirmed' && isWaitingOpen(door),
  disown: state === 'unconfirmed',
  close: state === 'waiting' || state === 'listed',
});

/** What the page of the link shows: nothing that was typed about whoever waits, and nothing of a patient (D6). */
export const shown = async (em: ClinicEm, own: Own, door: Door): Promise<z.input<typeof OwnWish>> => {
  const { request, entry, state, version } = own;
  const { service, practitioner, facility, earliest, latest, notBefore, notAfter, weekdays } =
    entry ?? request;
  const evenGone = { filters: { live: false } };
  const { clock } = (await settingsOf(em, organization)).values;
  const { name, locale } = door.clinic;
  return {
    ...{ version, state, clock, locale },
    clinic: { name, phone: await phoneOf(em, facility?.id) },
    service: (await service.loadOrFail(evenGone)).name,
    practitioner: (await practitioner?.loadOrFail(evenGone))?.fullName() ?? null,
    facility: (await facility?.loadOrFail(evenGone))?.name ?? null,
    ...{ earliest, latest, notBefore: notBefore ?? null, notAfter: notAfter ?? null, weekdays },
    can: possible(own, door),
  };
};
