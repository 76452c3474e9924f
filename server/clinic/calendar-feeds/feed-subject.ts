import type { FeedKind } from '../../../shared/clinic/calendar-feeds.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Room } from '../resources/room.entity.ts';
import { User } from '../users/user.entity.ts';
import type { CalendarFeed } from './calendar-feed.entity.ts';

/** The columns of a feed that shows the bookings of this record; NOT_FOUND where the actor does not see it. */
export const subjectFields = async (em: ClinicEm, kind: FeedKind, id: string) => {
  if (kind === 'practitioner') return { practitioner: await em.findOneOrFail(User, { id }) };
  if (kind === 'room') return { room: await em.findOneOrFail(Room, { id }) };
  return { site: await em.findOneOrFail(Facility, { id }) };
};

/** Whose bookings a feed shows, or null once that is in the trash or the actor does not see it. */
export const subjectOf = async (
  em: ClinicEm,
  { practitioner, room, site }: CalendarFeed,
): Promise<{ id: string; name: string } | null> => {
  if (practitioner) {
    const user = await em.findOne(User, { id: practitioner.id });
    return user && { id: user.id, name: user.fullName() };
  }
  return room ? em.findOne(Room, { id: room.id }) : site ? em.findOne(Facility, { id: site.id }) : null;
};
