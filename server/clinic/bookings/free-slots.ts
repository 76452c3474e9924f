import { raw } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import { occupyingStatuses } from '../../../shared/clinic/bookings.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, unbound } from '../../data/records/actor.ts';
import { AvailabilityRule } from '../availability/availability-rule.entity.ts';
import { Service } from '../services/service.entity.ts';
import { booking } from '../settings/kinds.ts';
import { Booking } from './booking.entity.ts';

export interface SlotRequest {
  serviceId: string;
  practitionerId?: string | undefined;
  facilityId?: string | undefined;
  /** Local dates of the facility, both included. */
  from: string;
  to: string;
  /** Slots that begin earlier are not offered. */
  notBefore: Date;
  limit: number;
  /** How long the patient is to be seen for, where that is not the length of the service. */
  minutes?: number | undefined;
}

interface Span {
  startsAt: Date;
  endsAt: Date;
}

/**
 * Free times for a service, earliest first: the weekly hours on each facility's wall clock, minus what is booked. A day
 * on which the clocks change is as long as it really is, because minutes are counted from the instant the hours begin.
 */
export const freeSlots = async (planes: Planes, actor: Actor, request: SlotRequest) => {
  // Who is bound to one facility must not be offered a time at which the practitioner works at another; the booking
  // there stays out of their sight (TEN-8).
  const elsewhere =
    actor.facilities &&
    (await asActor(planes, unbound(actor), em => busyTimes(em, request), { readOnly: true }));
  const find = async (em: ClinicEm) => slotsIn(em, request, elsewhere ?? (await busyTimes(em, request)));
  return asActor(planes, actor, find, { readOnly: true });
};

const slotsIn = async (em: ClinicEm, request: SlotRequest, busy: Busy) => {
  // A booking that is moved, and so brings its own length, keeps its service even when that is in the trash by now.
  const live = request.minutes === undefined;
  const service = await em.findOneOrFail(Service, { id: request.serviceId }, { filters: { live } });
  const { values: settings } = await settingsOf(em, booking);
  const { practitionerId, facilityId, minutes = service.durationMinutes } = request;
  const rules = await em.find(
    AvailabilityRule,
    {
      practitioner: {
        role: 'provider',
        status: 'active',
        deletedAt: null,
        ...(practitionerId && { id: practitionerId }),
      },
      facility: { deletedAt: null, ...(facilityId && { id: facilityId }) },
    },
    { populate: ['practitioner', 'facility'] },
  );
  const slots = rules.flatMap(rule => {
    const [practitioner, facility] = [rule.practitioner.getEntity(), rule.facility.getEntity()];
    const taken = busy.get(practitioner.id) ?? [];
    return datesOf(request, rule.weekday)
      .flatMap(date =>
        slotsOf(hoursOn(date, rule, facility.timeZone), {
          minutes,
          bufferMinutes: service.bufferMinutes,
          slotMinutes: settings.slotMinutes,
        }),
      )
      .filter(slot => slot.startsAt >= request.notBefore && !taken.some(span => overlap(span, slot)))
      .map(slot => ({
        startsAt: slot.startsAt,
        endsAt: new Date(+slot.startsAt + minutes * 60_000),
        practitioner: { id: practitioner.id, name: practitioner.fullName() },
        facility: { id: facility.id, name: facility.name },
      }));
  });
  return slots.sort((a, b) => +a.startsAt - +b.startsAt).slice(0, request.limit);
};

const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

const datesOf = ({ from, to }: SlotRequest, weekday: number): Temporal.PlainDate[] => {
  const last = Temporal.PlainDate.from(to);
  const dates: Temporal.PlainDate[] = [];
  for (
    let date = Temporal.PlainDate.from(from);
    Temporal.PlainDate.compare(date, last) <= 0;
    date = date.add({ days: 1 })
  )
    if (date.dayOfWeek === weekday) dates.push(date);
  return dates;
};

const hoursOn = (
  date: Temporal.PlainDate,
  { fromMinute, toMinute }: { fromMinute: number; toMinute: number },
  timeZone: string,
): Span => ({ startsAt: instantAt(date, fromMinute, timeZone), endsAt: instantAt(date, toMinute, timeZone) });

/** A wall-clock time that the clocks skip begins when they have jumped; one that comes twice is the first (I6). */
const instantAt = (date: Temporal.PlainDate, minute: number, timeZone: string): Date =>
  new Date(
    date
      .add({ days: Math.floor(minute / 1440) })
      .toPlainDateTime({ hour: Math.floor((minute % 1440) / 60), minute: minute % 60 })
      .toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds,
  );

/** Each slot keeps the practitioner for the service and its buffer; the buffer may run past the hours. */
const slotsOf = (
  hours: Span,
  { minutes, bufferMinutes, slotMinutes }: { minutes: number; bufferMinutes: number; slotMinutes: number },
): Span[] => {
  const [length = 0, buffer = 0, step = 0] = [minutes, bufferMinutes, slotMinutes].map(m => m * 60_000);
  const slots: Span[] = [];
  for (let start = +hours.startsAt; start + length <= +hours.endsAt; start += step)
    slots.push({ startsAt: new Date(start), endsAt: new Date(start + length + buffer) });
  return slots;
};

/** Taken times by practitioner. */
type Busy = Map<string, Span[]>;

/** What each practitioner is booked for in the days asked about, a day more on either side for zones. */
const busyTimes = async (em: ClinicEm, { from, to, practitionerId }: SlotRequest): Promise<Busy> => {
  const query = em.createQueryBuilder(Booking, 'b').select(['b.practitioner', 'b.startsAt', 'b.busyUntil']);
  await query.applyFilters();
  const start = Temporal.PlainDate.from(from).subtract({ days: 2 }).toString();
  const end = Temporal.PlainDate.from(to).add({ days: 2 }).toString();
  query.andWhere(raw('b.starts_at >= ? and b.starts_at < ?', [start, end]));
  query.andWhere({ status: { $in: [...occupyingStatuses] } });
  if (practitionerId) query.andWhere(raw('b.practitioner_id = ?', [practitionerId]));
  const busy = new Map<string, Span[]>();
  for (const row of await query.execute('all')) {
    const id = idOf(row.practitioner);
    busy.set(id, [...(busy.get(id) ?? []), { startsAt: row.startsAt, endsAt: row.busyUntil }]);
  }
  return busy;
};

/** A selected relation is answered as its key, whose last part is the record's id. */
const idOf = (key: unknown): string => String((key as unknown[]).at(-1));
