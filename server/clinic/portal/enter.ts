import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import { type Message, t } from '../../../shared/i18n/translate.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { Refusal } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';
import { type Door, forBearer } from '../public-booking/visitor-door.ts';
import { countCode } from './portal-limits.ts';
import { codeHashOf, PortalSession } from './portal-session.entity.ts';

/** One sentence for what was never there, is another clinic's, was used, is too old, or is of an address that changed (D6). */
const worthless = (what: 'link' | 'code') =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: t(
      'This {what, select, link {link} other {code}} has been used or is too old. Please ask for a new letter.',
      { what },
    ),
  });

const ELSEWHERE: Message =
  'This link opens only in the browser in which you asked for it. Please type the code of the letter there, or ask for a new letter here.';

/** Lets in whoever has the link of a letter, in the browser that asked for it; of many at once exactly one (A5, D8). */
export const enterByLink = async (ctx: CallContext, door: Door, token: string): Promise<void> => {
  const { asked } = ctx.credentials.portal ?? {};
  await openSession(ctx, door, worthless('link'), async em => {
    const link = await findLink(em, { linkHash: hashToken(token) });
    if (!link?.isUnused()) return null;
    // The link stays good: a program that looks through mail has none of its browser's secret.
    if (!asked || !hashToken(asked).equals(link.browserHash)) throw new Refusal(ELSEWHERE);
    return link;
  });
};

/** The same with the code of the letter, for whoever reads their mail elsewhere. */
export const enterByCode = async (ctx: CallContext, door: Door, code: string): Promise<void> => {
  const { asked } = ctx.credentials.portal ?? {};
  if (!asked) throw worthless('code');
  await countCode(ctx, { clinic: door.clinic, browser: asked });
  await openSession(ctx, door, worthless('code'), async em => {
    const own = { browserHash: hashToken(asked), codeHash: codeHashOf(code, asked) };
    const link = await findLink(em, own);
    return link?.isUnused() ? link : null;
  });
};

const findLink = (em: ClinicEm, wanted: { linkHash: Buffer } | { browserHash: Buffer; codeHash: Buffer }) =>
  em.findOne(PortalSession, wanted, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** Opens what was found, where its patient may still come in by the e-mail address that it is of. */
export const openSession = async (
  ctx: CallContext,
  door: Door,
  refusal: TRPCError,
  find: (em: ClinicEm) => Promise<PortalSession | null>,
): Promise<void> => {
  const token = await asActor(ctx.planes, forBearer(door).actor, async em => {
    const session = await find(em);
    const patient = session && (await em.findOne(Patient, { id: session.patient.id }));
    if (!patient || !session.isFor(patient)) throw refusal;
    // A new one, so that nobody can have planted it (A1).
    const made = randomBytes(32).toString('base64url');
    session.open(made, ctx.userAgent);
    traceOf(em, patient, 'LOGIN', 'Signed in to the portal for patients.');
    return made;
  });
  ctx.cookies.setPortal('session', token);
};

/** In the trail of the patient, where the desk reads who had access, and when (D4). */
export const traceOf = (
  em: ClinicEm,
  { id, facility }: Patient,
  action: 'LOGIN' | 'LOGOUT' | 'UPDATE',
  reason: string,
): void => {
  em.create(AuditEntry, {
    ...{ action, entity: 'Patient', entityId: id, reason, facilityId: facility?.id ?? null },
  });
};
