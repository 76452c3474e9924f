import { LockMode, NotFoundError } from '@mikro-orm/core';
import { z } from 'zod';
import type { NewPasskey, PasskeyCreation } from '../../../shared/account/passkeys.ts';
import type { PortalPasskeys } from '../../../shared/clinic/portal-passkeys.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { creationOf, madePasskey } from '../../access/factors/passkeys.ts';
import { atOwnHost } from '../../access/factors/relying-party.ts';
import type { CallContext } from '../../api/call-context.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { post } from '../../data/outbox/post.ts';
import { Refusal } from '../../errors.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';
import { traceOf } from '../portal/enter.ts';
import type { Portal } from '../portal/portal-door.ts';
import { passkeyLetter } from './passkey-letter.ts';
import { PortalPasskey } from './portal-passkey.entity.ts';

const MOST = 10;
/** What lets somebody in for years takes more than a phone that was left on a table. */
const FRESH_MS = 10 * MINUTE;

/** The context in which a patient's passkeys are made and used. */
export const atThisHost = (ctx: CallContext) => ({ ...ctx, site: atOwnHost(ctx.site) });

const expectFresh = ({ session }: Portal): void => {
  if (Date.now() - +session.openedAt > FRESH_MS)
    throw new Refusal('You signed in a while ago. Please sign out and in again, and then add the passkey.');
};

/** Those that let the patient in; the database shows nobody else's. */
const goodOnes = async (em: ClinicEm, { patient }: Portal): Promise<PortalPasskey[]> => {
  const found = await em.find(
    PortalPasskey,
    { patient: { id: patient.id } },
    { orderBy: { createdAt: 1, id: 1 } },
  );
  return found.filter(passkey => passkey.isFor(patient));
};

const expectRoom = (existing: PortalPasskey[]): void => {
  if (existing.length >= MOST)
    throw new Refusal('You have {most} passkeys already. Please remove one of them first.', { most: MOST });
};

export const ownPasskeys = async (em: ClinicEm, portal: Portal): Promise<z.input<typeof PortalPasskeys>> => ({
  items: (await goodOnes(em, portal)).map(({ id, name, rpId, createdAt, lastUsedAt }) => ({
    ...{ id, name, host: rpId, createdAt, lastUsedAt: lastUsedAt ?? null },
  })),
});

/** What the browser is asked for, so that it makes one. */
export const beginPasskey = async (
  ctx: CallContext,
  portal: Portal,
): Promise<z.input<typeof PasskeyCreation>> => {
  expectFresh(portal);
  const { patient, clinic } = portal;
  const existing = await asActor(ctx.planes, portal.actor, em => goodOnes(em, portal), { readOnly: true });
  expectRoom(existing);
  const name = patient.calledBy();
  const owner = { id: patient.id, name, displayName: name };
  const wanted = { purpose: `portal-register ${patient.id}`, rpName: clinic.name, owner } as const;
  return creationOf(atThisHost(ctx), wanted, existing);
};

/** Keeps the public half of what the browser made. */
export const addPasskey = async (
  ctx: CallContext,
  portal: Portal,
  { name, passkey }: z.output<typeof NewPasskey>,
): Promise<void> => {
  expectFresh(portal);
  const { clinic } = portal;
  const { id, email } = portal.patient;
  const made = await madePasskey(atThisHost(ctx), `portal-register ${id}`, passkey);
  await asActor(ctx.planes, portal.actor, async em => {
    // One after the other: two at once must not both be the last that there is room for.
    const patient = await em.findOneOrFail(Patient, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    expectRoom(await goodOnes(em, portal));
    em.create(PortalPasskey, { ...made, name, patient, emailHash: hashToken(email ?? '') });
    traceOf(em, patient, 'UPDATE', 'A passkey for the portal was added.');
    const facts = { recipient: email ?? '', patient: patient.calledBy(), clinic: clinic.name };
    const language = firstLanguage(patient.language, clinic.locale);
    post(
      em,
      clinic.id,
      inLanguage(language, () => passkeyLetter(facts)),
    );
  });
};

const Removed = z.object({ removed: z.number() });

/** Deletes one of them: nothing of it is kept. */
export const removePasskey = (ctx: CallContext, portal: Portal, id: string): Promise<void> =>
  asActor(ctx.planes, portal.actor, async em => {
    const sql = 'select security.remove_portal_passkey(?) as removed';
    const { removed } = await oneInClinic(em, Removed, sql, [id]);
    if (removed === 0) throw new NotFoundError('PortalPasskey');
    traceOf(em, portal.patient, 'UPDATE', 'A passkey for the portal was removed.');
  });
