import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { TRPCError } from '@trpc/server';
import type { UsedPasskey } from '../../../shared/account/passkeys.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { counterShown, requestOf } from '../../access/factors/passkeys.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { Patient } from '../patients/patient.entity.ts';
import { openSession } from '../portal/enter.ts';
import { countPasskey } from '../portal/portal-limits.ts';
import { PortalSession } from '../portal/portal-session.entity.ts';
import { type Door, forBearer } from '../public-booking/visitor-door.ts';
import { atThisHost } from './own-passkeys.ts';
import { PortalPasskey } from './portal-passkey.entity.ts';

/** One sentence for one that was never there, is another clinic's, was not really used, or is of somebody who is not let in (D6). */
const worthless = () =>
  new TRPCError({
    code: 'NOT_FOUND',
    message: t('This passkey does not let you in here. Please ask for a letter.'),
  });

/** Asks for whichever passkey somebody has here: it is not known yet who that is, nor whether they are a patient. */
export const beginEntering = (ctx: CallContext, { clinic }: Door) =>
  requestOf(atThisHost(ctx), `portal-sign-in ${clinic.id}`);

/** Lets in whoever used a passkey that a patient of this clinic has made at this host. */
export const enterByPasskey = async (ctx: CallContext, door: Door, used: UsedPasskey): Promise<void> => {
  await countPasskey(ctx, door);
  const passkey = await shownPasskey(ctx, door, used);
  if (!passkey) throw worthless();
  const { emailHash } = passkey;
  await openSession(ctx, door, worthless(), async em => {
    const patient = await em.findOne(Patient, { id: passkey.patient.id });
    const nobodyHas = () => randomBytes(32);
    // As that of a letter which was never written.
    const never = { linkHash: nobodyHas(), codeHash: nobodyHas(), browserHash: nobodyHas() };
    return patient && em.create(PortalSession, { ...never, patient, emailHash, endsAt: new Date() });
  });
};

/** The passkey that was really used here, and its use, which counts once. */
const shownPasskey = async (
  ctx: CallContext,
  door: Door,
  used: UsedPasskey,
): Promise<PortalPasskey | null> => {
  const { planes } = ctx;
  const { actor: system } = forBearer(door);
  const here = atThisHost(ctx);
  const wanted = { credentialId: used.id, rpId: here.site.rpId };
  const known = await asActor(planes, system, em => em.findOne(PortalPasskey, wanted), { readOnly: true });
  const counter = known && (await counterShown(here, `portal-sign-in ${door.clinic.id}`, used, known));
  if (!known || counter === null) return null;
  const actor = { ...system, patientId: known.patient.id };
  return asActor(planes, actor, async em => {
    const { id } = known;
    const passkey = await em.findOne(PortalPasskey, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    // It was removed meanwhile, or a copy of it was used at the same time.
    if (passkey?.counter !== known.counter) return null;
    return em.assign(passkey, { counter, lastUsedAt: new Date() });
  });
};
