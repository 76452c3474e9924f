import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { codeOf } from '../../../shared/clinic/portal.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { CallContext } from '../../api/call-context.ts';
import { keyringIn } from '../../data/lists/opening.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { post } from '../../data/outbox/post.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';
import { PATIENTS_WITH } from '../patients/search.ts';
import { ownAddress } from '../patients/terms/search-terms.ts';
import { wholeToken } from '../patients/terms/search-tokens.ts';
import { type Door, forBearer } from '../public-booking/visitor-door.ts';
import { signInLetter } from './portal-letter.ts';
import { countLinkRequest } from './portal-limits.ts';
import { codeHashOf, PortalSession } from './portal-session.entity.ts';

const LINK_MINUTES = 15;
/** A family; what more patients share is an address of the desk's own, which lets nobody in. */
const MOST_OF_AN_ADDRESS = 6;
/** Far longer than writing a letter takes, which unknown addresses do not get (A4). */
const ANSWER_MS = 250;

/**
 * So many letters to an address are good at a time, whoever asks: more would be a flood (D12). One network alone asks for far fewer, so
 * that it keeps nobody else's from them.
 */
const MOST_ON_THEIR_WAY = 20;

const Found = z.object({ id: z.uuid() });

/** The living patients of this address, by the search index; whose contact it is does not count. */
const patientsOf = async (em: ClinicEm, email: string): Promise<Patient[]> => {
  const sql = `
    select p.id from ${PATIENTS_WITH} f join clinic.patients p on p.id = f.patient_id
    where p.deleted_at is null and p.status <> 'deceased' limit ${MOST_OF_AN_ADDRESS + 1}`;
  const asked = [[wholeToken(keyringIn(em), ownAddress(email))]];
  const found = await inClinic(em, Found, sql, [JSON.stringify(asked)]);
  if (found.length > MOST_OF_AN_ADDRESS) return [];
  const ids = found.map(({ id }) => id);
  const patients = await em.find(Patient, { id: { $in: ids } }, { orderBy: { nameOrder: 1, id: 1 } });
  return patients.filter(patient => patient.email === email);
};

/** Letters to an address that can still be used; each has a link for every patient of it. */
const onTheirWay = async (em: ClinicEm, patient: Patient, email: string): Promise<number> => {
  const unused = { patient, emailHash: hashToken(email), openedAt: null, endedAt: null };
  return (await em.find(PortalSession, { ...unused, endsAt: { $gt: new Date() } })).length;
};

/**
 * Writes a letter with a way in for each patient of the address. The browser that asks keeps a secret without which no link opens
 * (D8), the same for all letters that it asks for while one is good; the answer is the same, after the same time, whoever the address
 * belongs to, and also where enough letters are on their way (D2).
 */
export const askForLink = async (ctx: CallContext, door: Door, email: string): Promise<void> => {
  const { planes, linkTo } = ctx;
  const { clinic } = door;
  await countLinkRequest(ctx, { clinic, email });
  // Another one would make the letter worthless that is on its way.
  const browser = ctx.credentials.portal?.asked ?? randomBytes(32).toString('base64url');
  const write = asActor(planes, forBearer(door).actor, async em => {
    const endsAt = new Date(Date.now() + LINK_MINUTES * MINUTE);
    const patients = await patientsOf(em, email);
    const [first] = patients;
    if (first && (await onTheirWay(em, first, email)) >= MOST_ON_THEIR_WAY) return;
    const ways = patients.map(patient => {
      const [token, code] = [randomBytes(32).toString('base64url'), codeOf(randomBytes(16))];
      em.create(PortalSession, {
        ...{ patient, endsAt, linkHash: hashToken(token), codeHash: codeHashOf(code, browser) },
        ...{ browserHash: hashToken(browser), emailHash: hashToken(email) },
      });
      return { name: patient.calledBy(), link: `${linkTo(clinic.slug, '/portal/enter')}#${token}`, code };
    });
    const facts = { recipient: email, clinic: clinic.name, minutes: LINK_MINUTES };
    if (ways.length > 0) post(em, clinic.id, signInLetter(facts, ways));
  });
  await Promise.all([write, wait(ANSWER_MS)]);
  ctx.cookies.setPortal('asked', browser);
};
