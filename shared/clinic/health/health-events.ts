import { z } from 'zod';
import { t } from '../../i18n/translate.ts';
import {
  AnswerInstant,
  Id,
  Instant,
  OptionalLine,
  OptionalText,
  page,
  paging,
  recordFields,
  Text,
  Version,
} from '../../scalars.ts';

/** A follow-up says what became of an incident; what was reported at first stays as it was (CR42). */
export const HealthEventKind = z.enum(['observation', 'incident', 'follow_up']);
export type HealthEventKind = z.output<typeof HealthEventKind>;
export const Gravity = z.enum(['none', 'minor', 'moderate', 'severe', 'death']);
export type Gravity = z.output<typeof Gravity>;

export const NewHealthEvent = z
  .strictObject({
    patientId: Id,
    kind: HealthEventKind,
    text: Text(4000),
    /** When it happened, and when somebody saw it; when it is entered the system says (CR41). */
    happenedAt: Instant,
    seenAt: Instant.nullable().default(null),
    gravity: Gravity.nullable().default(null),
    place: OptionalLine(200),
    /** Who was told, such as the family or an authority. */
    told: OptionalText(500),
    /** What is to be done. */
    todo: OptionalText(1000),
    incidentId: Id.nullable().default(null),
  })
  .refine(({ kind, gravity }) => kind !== 'incident' || gravity !== null, {
    error: t('Please say how grave it was.'),
    path: ['gravity'],
  })
  .refine(({ kind, incidentId }) => (kind === 'follow_up') === (incidentId !== null), {
    error: t('A follow-up belongs to an incident.'),
    path: ['incidentId'],
  })
  .refine(({ happenedAt, seenAt }) => !seenAt || seenAt >= happenedAt, {
    error: t('Nobody sees it before it happens.'),
    path: ['seenAt'],
  });
export type NewHealthEvent = z.output<typeof NewHealthEvent>;

export const HealthEventsQuery = z.strictObject({
  ...paging,
  patientId: Id,
  kind: HealthEventKind.optional(),
});
export const HealthEventError = z.strictObject({ id: Id, version: Version, reason: Text(500) });

export const HealthEvent = z.object({
  ...recordFields,
  patientId: z.uuid(),
  kind: HealthEventKind,
  text: z.string(),
  happenedAt: AnswerInstant,
  seenAt: AnswerInstant.nullable().default(null),
  gravity: Gravity.nullable().default(null),
  place: z.string().nullable().default(null),
  told: z.string().nullable().default(null),
  todo: z.string().nullable().default(null),
  incidentId: z.uuid().nullable().default(null),
  withdrawnAt: AnswerInstant.nullable().default(null),
  withdrawnReason: z.string().nullable().default(null),
  withdrawnBy: z.string().nullable().default(null),
  enteredBy: z.string().nullable().default(null),
});
export type HealthEvent = z.output<typeof HealthEvent>;
export const HealthEventPage = page(HealthEvent);
