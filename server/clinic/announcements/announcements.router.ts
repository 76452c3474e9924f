import {
  AnnouncementChange,
  AnnouncementPage,
  AnnouncementQuery,
  AnnouncementSight,
  CurrentAnnouncementsQuery,
  NewAnnouncement,
} from '../../../shared/clinic/announcements.ts';
import { ById, ByVersion, Done, Gone } from '../../../shared/scalars.ts';
import type { Membership } from '../../access/memberships/membership.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { ownPreferences } from '../preferences/own-preferences.ts';
import { Announcement } from './announcement.entity.ts';
import { AnnouncementAnswer, listAnnouncements, listCurrent, withRelations } from './announcement-list.ts';
import { seeAgain } from './put-away.ts';

/** The database keeps it so as well; this only says it in words (TEN-8). */
const expectOwn = ({ facilities }: Membership, facility: unknown): void => {
  if (facilities && !facility)
    throw new Refusal(
      'This announcement is for the whole clinic. Please ask somebody who is not bound to facilities.',
    );
};

const facilityOf = (em: ClinicEm, id: string | null) =>
  id === null ? null : em.findOneOrFail(Facility, { id });

/** What those who lead a clinic tell its members, from a moment on and perhaps to another. */
export const announcements = router({
  list: allowed('announcements:write', 'GET /announcements', AnnouncementQuery, AnnouncementPage).query(
    ({ ctx: { em }, input }) => listAnnouncements(em, input),
  ),

  /** What is shown to whoever asks, at the moment. */
  current: allowed(
    'announcements:read',
    'GET /announcements/current',
    CurrentAnnouncementsQuery,
    AnnouncementPage,
  ).query(async ({ ctx: { em }, input }) =>
    listCurrent(em, input, (await ownPreferences(em))?.putAway ?? []),
  ),

  get: allowed('announcements:write', 'GET /announcements/{id}', ById, AnnouncementAnswer).query(
    async ({ ctx: { em }, input }) =>
      withRelations(em, await em.findOneOrFail(Announcement, { id: input.id })),
  ),

  create: allowed('announcements:write', 'POST /announcements', NewAnnouncement, AnnouncementAnswer, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input: { facilityId, ...fields } }) => {
    expectOwn(caller.member, facilityId);
    return em.create(Announcement, { ...fields, facility: await facilityOf(em, facilityId) });
  }),

  update: allowed(
    'announcements:write',
    'PATCH /announcements/{id}',
    AnnouncementChange,
    AnnouncementAnswer,
    { withinFacilities: true },
  ).mutation(async ({ ctx: { em, caller }, input: { id, version, facilityId, ...fields } }) => {
    const announcement = await withRelations(em, await findVersion(em, Announcement, { id, version }));
    expectOwn(caller.member, announcement.facility);
    em.assign(announcement, {
      ...fields,
      ...(facilityId !== undefined && { facility: await facilityOf(em, facilityId) }),
    });
    expectOwn(caller.member, announcement.facility);
    announcement.expectInOrder();
    return announcement;
  }),

  putAway: allowed('announcements:read', 'POST /announcements/{id}/put-away', AnnouncementSight, Done, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    await seeAgain(em, await em.findOneOrFail(Announcement, { id: input.id }), !input.isAway);
    return { done: true as const };
  }),

  trash: allowed('announcements:write', 'DELETE /announcements/{id}', ByVersion, Gone, {
    withinFacilities: true,
  }).mutation(trashOf(Announcement, ({ facility }, { caller }) => expectOwn(caller.member, facility))),

  restore: allowed('announcements:write', 'POST /announcements/{id}/restore', ById, AnnouncementAnswer, {
    withinFacilities: true,
  }).mutation(
    restoreOf(Announcement, async (announcement, { em, caller }) => {
      expectOwn(caller.member, announcement.facility);
      await withRelations(em, announcement);
    }),
  ),
});
