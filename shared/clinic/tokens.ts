import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { Permission, Role } from '../permissions.ts';
import { AnswerInstant, ById, Count, Id, Instant, Line, Named, page, paging } from '../scalars.ts';

/** A network in CIDR notation such as `192.0.2.0/24`, or a single address. */
const Network = z
  .union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()])
  .catch(() => '')
  .refine(
    text => text !== '',
    t('Please enter an IP address such as 192.0.2.7 or a network such as 192.0.2.0/24.'),
  );

/** Roles that a service account may have; owners are people. */
export const ServiceRole = Role.exclude(['owner', 'portal']);

const fields = {
  /** What the service is called, here and in the audit. */
  name: Line(100),
  role: ServiceRole,
  /** What the token may do; never more than the role. */
  scopes: z.array(Permission).min(1, t('Please choose at least one permission.')).max(100),
  /** When it stops working; null is as late as the clinic lets tokens work, and for ever unless it has set an end. */
  expiresAt: Instant.nullable().default(null),
  /** Where calls may come from; an empty list is anywhere. */
  addresses: z.array(Network).max(50, t('Please enter at most 50 networks.')).default([]),
  /** Calls a minute; null is what the plan allows. */
  callsPerMinute: Count(1, 100_000).nullable().default(null),
};

/** A new service account with its first token (IDN-6). */
export const NewToken = z.strictObject(fields);

export const TokenQuery = z.strictObject(paging);

/** A token as it is listed: never its secret. */
export const ApiToken = z.object({
  id: z.uuid(),
  /** The beginning of the token, by which a person tells it from others. */
  prefix: z.string(),
  account: Named.extend({ role: Role }),
  scopes: z.array(z.string()),
  createdAt: AnswerInstant,
  expiresAt: AnswerInstant.nullable().default(null),
  lastUsedAt: AnswerInstant.nullable().default(null),
  revokedAt: AnswerInstant.nullable().default(null),
  addresses: z.array(z.string()),
  callsPerMinute: z.int().nullable().default(null),
});
export type ApiToken = z.output<typeof ApiToken>;
export const TokenPage = page(ApiToken);

/** The only answer that holds a token: it is shown once and kept nowhere. */
export const IssuedToken = z.object({ id: z.uuid(), prefix: z.string(), token: z.string() });

/** How long the former token still works after a rotation, so that the service can be given the new one. */
export const TokenRotation = z.strictObject({ id: Id, overlapHours: Count(0, 168).default(24) });

export const TokenById = ById;
