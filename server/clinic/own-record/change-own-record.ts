import { ref } from '@mikro-orm/core';
import type { z } from 'zod';
import { isReached } from '../../../shared/clinic/patient-parts/contacts.ts';
import type {
  PortalAddressChange,
  PortalChange,
  PortalContactChange,
  PortalNewAddress,
  PortalPreferences,
  PortalRecord,
} from '../../../shared/clinic/portal.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal, TryLater } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { makeRoom } from '../patient-parts/beside-address.ts';
import { PatientAddress } from '../patient-parts/patient-address.entity.ts';
import { PatientContact } from '../patient-parts/patient-contact.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { User } from '../users/user.entity.ts';
import { mayChange, type Own, ownRecord } from './own-record.ts';

/** What one patient may put right, far more than anybody does in an hour (D10). */
const changes = { name: 'portal-changes', points: 30, seconds: 3600 };

type Answer = Promise<z.input<typeof PortalRecord>>;

/** What a change leaves out stays as it is. */
const given = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * Changes something in the patient's own name, and answers the record as it is then. That it is theirs the policies see to, and
 * which columns the trigger `keep_own` (D3).
 */
const change = async (
  ctx: CallContext,
  own: Own,
  act: (em: ClinicEm, patient: Patient) => Promise<unknown>,
): Answer => {
  if (!mayChange(own))
    throw new Refusal('Nothing can be changed here at the moment. Please call the clinic.');
  const { clinic, patient } = own;
  const { isOver, resetSeconds } = await ctx.limits.take(changes, `${clinic.id} ${patient.id}`);
  if (isOver) throw new TryLater('You have changed your data many times.', resetSeconds);
  return asActor(ctx.planes, own.actor, async em => {
    await act(em, await em.findOneOrFail(Patient, { id: patient.id }));
    await em.flush();
    return ownRecord(em, own);
  });
};

export const changeOwn = (
  ctx: CallContext,
  own: Own,
  { version, ...fields }: z.output<typeof PortalChange>,
): Answer =>
  change(ctx, own, async (em, { id }) =>
    em.assign(await findVersion(em, Patient, { id, version }), given(fields)),
  );

/** Somebody whom the patient has named before may stay so, whether or not they can be booked still. */
export const changeOwnPreferences = (
  ctx: CallContext,
  own: Own,
  { version, practitionerId, facilityId, weekdays, dayPart }: z.output<typeof PortalPreferences>,
): Answer =>
  change(ctx, own, async (em, { id }) => {
    const patient = await findVersion(em, Patient, { id, version });
    const { preferredPractitioner: giver, preferredFacility: place } = patient;
    const provider = { role: 'provider', status: 'active' } as const;
    if (practitionerId !== (giver?.id ?? null))
      patient.preferredPractitioner = practitionerId
        ? ref(await em.findOneOrFail(User, { id: practitionerId, ...provider }))
        : null;
    if (facilityId !== (place?.id ?? null))
      patient.preferredFacility = facilityId
        ? ref(await em.findOneOrFail(Facility, { id: facilityId }))
        : null;
    em.assign(patient, {
      preferredWeekdays: [...new Set(weekdays)].toSorted((a, b) => a - b),
      preferredDayPart: dayPart,
    });
  });

export const changeOwnContact = (
  ctx: CallContext,
  own: Own,
  { id, version, ...fields }: z.output<typeof PortalContactChange>,
): Answer =>
  change(ctx, own, async em => {
    const contact = await findVersion(em, PatientContact, { id, version });
    em.assign(contact, given(fields));
    if (!isReached(contact)) throw new Refusal('Please enter a phone number or an e-mail address.');
  });

export const changeOwnAddress = (
  ctx: CallContext,
  own: Own,
  { id, version, ...fields }: z.output<typeof PortalAddressChange>,
): Answer =>
  change(ctx, own, async em =>
    em.assign(await findVersion(em, PatientAddress, { id, version }), given(fields)),
  );

/** Where the patient lives by now, beside what was known before. */
export const addOwnAddress = (
  ctx: CallContext,
  own: Own,
  fields: z.output<typeof PortalNewAddress>,
): Answer =>
  change(ctx, own, async (em, patient) => {
    const address = em.create(PatientAddress, { ...fields, patient, validTo: null, isPrimary: true });
    await makeRoom(em, address);
  });
