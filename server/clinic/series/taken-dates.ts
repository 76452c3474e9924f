import { t } from '../../../shared/i18n/translate.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, unbound } from '../../data/records/actor.ts';
import { type Busy, busyTimes } from '../bookings/free-times/busy-times.ts';
import { whyTaken } from '../bookings/free-times/why-taken.ts';
import type { Service } from '../services/service.entity.ts';

/** A date of a series with all that it would take. */
export interface WishedDate {
  date: string;
  startsAt: Date;
  endsAt: Date;
  service: Service;
  practitionerId: string;
  patientId: string;
  facilityId: string;
  /** The room and the device it would keep. */
  things?: string[];
  /** Until when it takes its time and among how many, where that is not what its service says by now. */
  busyUntil?: Date | undefined;
  seats?: number | undefined;
}

/** In words, by date, why visits cannot be: somebody or something is taken, or they run into each other (S17). */
export const takenDates = async (
  { planes, actor }: { planes: Planes; actor: Actor },
  wishes: WishedDate[],
  bookingIds: readonly string[] = [],
): Promise<Map<string, string>> => {
  const days = wishes.map(({ startsAt }) => startsAt.toISOString().slice(0, 10)).sort();
  const [from, to] = [days.at(0), days.at(-1)];
  if (!from || !to) return new Map();
  const resourceIds = wishes.flatMap(({ service, practitionerId, patientId, things = [] }) => [
    ...[practitionerId, patientId, ...service.roomIds, ...service.deviceIds, ...things],
  ]);
  // Who is bound to one facility hears that somebody is taken at another, but not by what (TEN-8).
  const busy = await asActor(
    planes,
    unbound(actor),
    em => busyTimes(em, { resourceIds: [...new Set(resourceIds)], bookingIds, from, to }),
    { readOnly: true },
  );
  const said = wishes.map((wish, n) => [wish.date, why(busy, wish, wishes[n - 1])] as const);
  return new Map(said.flatMap(([date, sentence]) => (sentence ? [[date, sentence] as const] : [])));
};

const why = (busy: Busy, wish: WishedDate, before: WishedDate | undefined): string | undefined => {
  const busyBefore =
    before && (before.busyUntil ?? before.service.spanFrom(before.startsAt, before.endsAt).busyUntil);
  if (busyBefore && wish.startsAt < busyBefore) return t('It runs into the date before it.');
  return whyTaken(busy, wish);
};
