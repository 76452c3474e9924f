import { LockMode } from '@mikro-orm/core';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { WeekChange } from '../../../shared/clinic/availability.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { staleness } from '../../data/orm/versions.ts';
import { Refusal, type StaleVersion } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { findFacilities } from '../users/guard.ts';
import { User } from '../users/user.entity.ts';
import { AvailabilityRule } from './availability-rule.entity.ts';
import { weeklyHours } from './open-hours.ts';
import { minutesOf, timeOf } from './wall-time.ts';

/** The weekly hours of a practitioner, Monday first. */
export const weekOf = async (em: ClinicEm, practitionerId: string) => {
  const practitioner = await em.findOneOrFail(User, { id: practitionerId });
  const rules = await em.find(
    AvailabilityRule,
    { practitioner },
    {
      populate: ['facility'],
      filters: { live: true },
      orderBy: { weekday: 'asc', fromMinute: 'asc' },
      limit: 100,
    },
  );
  const items = rules.map(rule => {
    const facility = rule.facility.getEntity();
    return {
      id: rule.id,
      facility: { id: facility.id, name: facility.name },
      weekday: rule.weekday,
      from: timeOf(rule.fromMinute),
      to: timeOf(rule.toMinute),
    };
  });
  return { version: await versionOf(em, practitioner), items };
};

/**
 * The version of a week grows with every change of it, because hours are made and put away, and never changed. Asked for
 * while nobody else can change the week, where it decides about one.
 */
const versionOf = async (em: ClinicEm, practitioner: User): Promise<number> => {
  const rules = await em.find(
    AvailabilityRule,
    { practitioner },
    { filters: { live: false }, fields: ['version'] },
  );
  return rules.reduce((sum, { version }) => sum + version, 1);
};

/**
 * Makes the week be what is asked: hours that stay are kept as they are, so that the audit shows real changes only. Hours at
 * a facility in the trash, which nobody sees, go as well; none can be asked for there.
 */
export const replaceWeek = async (
  em: ClinicEm,
  { practitionerId, version, hours }: z.output<typeof WeekChange>,
) => {
  const facilities = await findFacilities(em, [...new Set(hours.map(({ facilityId }) => facilityId))]);
  const practitioner = await em.findOneOrFail(
    User,
    { id: practitionerId },
    // Whoever saves this week at the same time waits, and then finds it changed.
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  if (version !== (await versionOf(em, practitioner))) throw await staleWeek(em, practitioner);
  expectOnePlaceAtATime(facilities, hours);
  const known = await em.find(AvailabilityRule, { practitioner });
  const wanted = new Map(
    hours.map(({ facilityId, weekday, ...times }) => {
      const minutes = minutesOf(times);
      const name = `${facilityId} ${weekday} ${minutes.fromMinute} ${minutes.toMinute}`;
      return [name, { facilityId, weekday, ...minutes }];
    }),
  );
  for (const rule of known) {
    const kept = wanted.delete(`${rule.facility.id} ${rule.weekday} ${rule.fromMinute} ${rule.toMinute}`);
    if (!kept) em.remove(rule);
  }
  // The unit of work would write new hours first, and they would collide with those they replace.
  await em.flush();
  for (const { facilityId, ...rule } of wanted.values())
    em.create(AvailabilityRule, {
      practitioner,
      facility: await em.findOneOrFail(Facility, { id: facilityId }),
      ...rule,
    });
};

/** Tells who changed the week last, as a record's own version does (K20, ENT-3). */
const staleWeek = async (em: ClinicEm, practitioner: User): Promise<StaleVersion> => {
  const [last] = await em.find(
    AvailabilityRule,
    { practitioner },
    { filters: { live: false }, orderBy: { updatedAt: 'desc' }, limit: 1 },
  );
  return staleness(em, last ?? practitioner);
};

/** Nobody works at two places at once. Told by instants, because the places may lie in different zones (K11). */
const expectOnePlaceAtATime = (facilities: Facility[], hours: z.output<typeof WeekChange>['hours']): void => {
  const from = Temporal.Now.plainDateISO();
  const days = { from, to: from.add({ days: 6 }) };
  const spans = facilities.flatMap(({ id, name, timeZone }) => {
    const here = hours
      .filter(({ facilityId }) => facilityId === id)
      .map(({ weekday, ...times }) => ({ weekday, ...minutesOf(times) }));
    return weeklyHours(timeZone, days, here).map(span => ({ ...span, name }));
  });
  for (const a of spans)
    for (const b of spans)
      if (a.name < b.name && a.startsAt < b.endsAt && b.startsAt < a.endsAt)
        throw new Refusal('The hours at {one} and {other} overlap.', { one: a.name, other: b.name });
};
