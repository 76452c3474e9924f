import { tracked } from '@trpc/server';
import type { z } from 'zod';
import type { LiveEvent, LiveQuery } from '../../../shared/clinic/live.ts';
import type { Permitted } from '../../api/callers.ts';
import type { Following } from '../../api/followed.ts';
import { isPermitted } from '../../api/permission.ts';
import type { News } from '../../data/live/subscriber.ts';
import { isBooking, isForm, isMessage, type ToldBooking } from '../../data/live/told.ts';

/** Whoever has no right any more is found out within so many milliseconds, also where nobody told of it. */
const LOOK_AGAIN_MS = 10_000;

const changed = ({ booking, version, places }: ToldBooking) => ({
  ...{ id: booking, version },
  places: places.map(({ facility, practitioner, from, to }) => ({
    ...{ facilityId: facility, practitionerId: practitioner },
    ...{ startsAt: new Date(from), endsAt: new Date(to) },
  })),
});

/** What a reader is told of the news, in this order. */
const eventsOf = ({ changes, hasMissed, isHearing }: News): z.input<typeof LiveEvent>[] => {
  if (!isHearing) return [{ kind: 'paused' }];
  const messages = changes
    .filter(isMessage)
    .map(({ patient, said }) => ({ patientId: patient, isSaid: said }));
  const bookings = changes.filter(isBooking).map(changed);
  const forms = changes.filter(isForm).map(({ form, of, version }) => ({ id: form, patientId: of, version }));
  return [
    ...(hasMissed ? [{ kind: 'missed' as const }] : []),
    ...(bookings.length > 0 ? [{ kind: 'changes' as const, changes: bookings }] : []),
    ...(messages.length > 0 ? [{ kind: 'messages' as const, messages }] : []),
    ...(forms.length > 0 ? [{ kind: 'forms' as const, forms }] : []),
  ];
};

/** One person may follow only so often at a time, whichever sessions they have. */
const ownerOf = (caller: Permitted): string =>
  'token' in caller ? caller.token.id : (caller.session?.accountId ?? '');

/** Whether somebody may see the same as before. */
const isSame = (one: Permitted, other: Permitted): boolean =>
  isPermitted(one, 'messages:read') === isPermitted(other, 'messages:read') &&
  isPermitted(one, 'forms:read') === isPermitted(other, 'forms:read') &&
  one.member.role === other.member.role &&
  String(one.member.facilities) === String(other.member.facilities) &&
  one.member.userId === other.member.userId;

/** When to look again: at the latest when the session or the support grant is over. */
const nextLook = ({ session, ...caller }: Permitted): number => {
  const grant = 'grant' in caller ? caller.grant : null;
  const over = Math.min(+(session?.expiresAt ?? Infinity), +(grant?.expiresAt ?? Infinity));
  return Math.min(Date.now() + LOOK_AGAIN_MS, over + 1);
};

/**
 * The changes of a clinic's bookings, and with whom it writes, as they are committed, within the reader's facilities. Each event
 * is tracked, so that a reader who breaks off can go on. Ends when what the reader may see changes, and fails when they may see
 * nothing any more.
 */
export async function* bookingStream({ ctx, input, again, signal }: Following<LiveQuery>) {
  const { caller, planes, metrics } = ctx;
  const reader = {
    ...{ clinicId: caller.clinic.id, facilities: caller.member.facilities },
    readsMessages: isPermitted(caller, 'messages:read'),
    readsForms: isPermitted(caller, 'forms:read'),
  };
  const { subscriber, place, beginning } = planes.live.open(reader, ownerOf(caller), input.lastEventId);
  const told = (id: string, event: z.input<typeof LiveEvent>) => tracked(id, event);
  const stir = () => subscriber.stir();
  const stopping = ctx.stopping();
  for (const end of [signal, stopping]) end.addEventListener('abort', stir);
  metrics.liveStreams.inc();
  try {
    yield told(place, beginning);
    // At once, for what changed between the door and here was told to nobody.
    let lookAt = Date.now();
    while (!signal.aborted) {
      const news = await subscriber.next(stopping.aborted ? 0 : Math.max(0, lookAt - Date.now()));
      if (signal.aborted) return;
      if (stopping.aborted) {
        yield told(news.place, { kind: 'stopping' });
        return;
      }
      if (news.isAccessChanged || Date.now() >= lookAt) {
        const now = await again();
        if (!isSame(caller, now)) {
          yield told(news.place, { kind: 'access' });
          return;
        }
        lookAt = nextLook(now);
      }
      for (const event of eventsOf(news)) yield told(news.place, event);
    }
  } finally {
    metrics.liveStreams.dec();
    planes.live.close(reader, subscriber);
    for (const end of [signal, stopping]) end.removeEventListener('abort', stir);
  }
}
