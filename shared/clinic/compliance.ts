import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  Flag,
  Id,
  Line,
  LocalDate,
  Named,
  OptionalLine,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Version,
  Whole,
} from '../scalars.ts';

/** What a clinic or somebody of it has to have, or has to go through again and again. */
export const ComplianceKind = z.enum([
  ...(['licence', 'certificate', 'training', 'inspection', 'insurance', 'other'] as const),
]);
export type ComplianceKind = z.infer<typeof ComplianceKind>;

/** How a record stands on a day of the clinic's calendar; asked of its dates each time, and kept nowhere (CLI-6). */
export const ComplianceStatus = z.enum(['expired', 'expiring', 'valid', 'lasting', 'renewed']);
export type ComplianceStatus = z.infer<typeof ComplianceStatus>;

/** A year, for what is renewed by somebody who takes that long. */
export const MOST_DAYS_BEFORE = 365;
export const DAYS_BEFORE = 30;

/** What a renewal says anew; the rest it has from what it renews. */
const renewable = {
  issuedBy: OptionalLine(200),
  /** The number that it goes by with whoever issued it. */
  reference: OptionalLine(100),
  issuedOn: orNone(LocalDate),
  /** The last day on which it is good, or is due; it never expires without one. */
  expiresOn: orNone(LocalDate),
  /** How many days before it expires somebody is to be reminded. */
  remindDaysBefore: Whole(0, MOST_DAYS_BEFORE),
  /** Where the paper is kept, or the link to it. */
  original: OptionalLine(300),
  notes: OptionalText(4000),
};

const fields = {
  kind: ComplianceKind,
  title: Line(200),
  /** Who has it: a member of the clinic or a facility, never both; neither is the clinic itself. */
  userId: orNone(Id),
  facilityId: orNone(Id),
  ...renewable,
};

type Holder = { userId?: string | null | undefined; facilityId?: string | null | undefined };
const heldByOne = ({ userId, facilityId }: Holder) => !userId || !facilityId;
const heldByBoth = {
  error: t('A member or a facility has it, never both.'),
  path: ['facilityId'],
};

type Span = { issuedOn?: string | null | undefined; expiresOn?: string | null | undefined };
/** Of a change that gives one end only, the record itself checks it with what is there. */
const inOrder = ({ issuedOn, expiresOn }: Span) => !issuedOn || !expiresOn || expiresOn >= issuedOn;
const tooEarly = { error: t('It cannot expire before it was issued.'), path: ['expiresOn'] };

const remindDaysBefore = renewable.remindDaysBefore.default(DAYS_BEFORE);

export const NewComplianceRecord = z
  .strictObject({ ...fields, remindDaysBefore })
  .refine(heldByOne, heldByBoth)
  .refine(inOrder, tooEarly);
export const ComplianceChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(heldByOne, heldByBoth)
  .refine(inOrder, tooEarly);

/** A record that follows another one, which then counts no more. */
export const ComplianceRenewal = z
  .strictObject({ ...renewable, remindDaysBefore, id: Id, version: Version })
  .refine(inOrder, tooEarly);

/** Which records are wanted: those that count, those that stand in one way, or all. */
export const ComplianceState = z.enum(['current', ...ComplianceStatus.options, 'all']);
export type ComplianceState = z.infer<typeof ComplianceState>;

const filters = {
  state: ComplianceState.default('current'),
  kind: ComplianceKind.optional(),
  userId: Id.optional(),
  facilityId: Id.optional(),
  /** Only what the clinic itself has. */
  ofClinic: Flag.default(false),
  trashed: Flag.default(false),
};
/** What expires next comes first, what never does comes last. */
export const ComplianceQuery = z.strictObject({ ...paging, ...filters });

/** All of a list, however many pages it has. */
export const ComplianceToExport = z.strictObject(filters);

export const OwnComplianceQuery = z.strictObject(paging);

export const ComplianceRecord = z.object({
  ...recordFields,
  kind: ComplianceKind,
  title: z.string(),
  user: Named.nullable(),
  facility: Named.nullable(),
  issuedBy: z.string().nullable().default(null),
  reference: z.string().nullable().default(null),
  issuedOn: z.string().nullable().default(null),
  expiresOn: z.string().nullable().default(null),
  remindDaysBefore: z.int(),
  original: z.string().nullable().default(null),
  notes: z.string().nullable().default(null),
  /** On the day on which this was answered, by the calendar of the clinic. */
  status: ComplianceStatus,
  /** Days until it expires; below nought once it has. */
  daysLeft: z.int().nullable(),
  /** The one that it follows. */
  renewsId: z.uuid().nullable(),
  /** The one that follows it. */
  renewedById: z.uuid().nullable(),
});
export type ComplianceRecord = z.output<typeof ComplianceRecord>;
export const CompliancePage = page(ComplianceRecord);

/** How many of what whoever asks may see stand in each way; what was renewed is in none. */
export const ComplianceCounts = z.object({
  expired: z.int(),
  expiring: z.int(),
  valid: z.int(),
  lasting: z.int(),
});
