import { z } from 'zod';
import {
  AnswerInstant,
  Flag,
  Id,
  Instant,
  Line,
  Named,
  page,
  paging,
  recordFields,
  Text,
  Version,
} from '../scalars.ts';

const fields = {
  title: Line(120),
  text: Text(4000),
  publishesAt: Instant,
  /** Left open unless told: it stays until somebody ends it or puts it into the trash. */
  endsAt: Instant.nullable(),
  /** Whom it is for: who works in this facility, or the whole clinic. */
  facilityId: Id.nullable(),
  /** Stands before the others, however old it is. */
  isPinned: Flag,
};

type Span = { publishesAt?: Date | undefined; endsAt?: Date | null | undefined };

/** Of a change that gives one end only, the record itself checks it with what is there. */
const endsLater = ({ publishesAt, endsAt }: Span) => !publishesAt || !endsAt || endsAt > publishesAt;
const tooEarly = { error: 'An announcement must end after it is published.', path: ['endsAt'] };

export const NewAnnouncement = z
  .strictObject({
    ...fields,
    endsAt: fields.endsAt.default(null),
    facilityId: fields.facilityId.default(null),
    isPinned: fields.isPinned.default(false),
  })
  .refine(endsLater, tooEarly);
export const AnnouncementChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(endsLater, tooEarly);

/** Where an announcement stands at the moment, by the clock of the server. */
export const AnnouncementState = z.enum(['planned', 'shown', 'over']);
export type AnnouncementState = z.infer<typeof AnnouncementState>;

/** The clock of whoever looks may be late or early, so the server answers it (N9). */
export const stateOf = (
  { publishesAt, endsAt }: { publishesAt: Date; endsAt?: Date | null | undefined },
  now = Date.now(),
): AnnouncementState => {
  if (+publishesAt > now) return 'planned';
  return endsAt && +endsAt <= now ? 'over' : 'shown';
};

export const AnnouncementQuery = z.strictObject({
  ...paging,
  state: AnnouncementState.optional(),
  trashed: Flag.default(false),
});
export const CurrentAnnouncementsQuery = z.strictObject(paging);

/** What somebody has put away stays away from their home page, or comes back to it. */
export const AnnouncementSight = z.strictObject({ id: Id, isAway: Flag.default(true) });

export const Announcement = z.object({
  ...recordFields,
  title: z.string(),
  text: z.string(),
  publishesAt: AnswerInstant,
  endsAt: AnswerInstant.nullable().default(null),
  facility: Named.nullable(),
  isPinned: z.boolean(),
  /** Where it stood when this was answered. */
  state: AnnouncementState,
});
export type Announcement = z.output<typeof Announcement>;
export const AnnouncementPage = page(Announcement);
