import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';

const OWN = 'patient_id = (select security.own_patient())';

const schema = defineEntity({
  name: 'PortalPasskey',
  schema: 'clinic',
  tableName: 'portal_passkeys',
  extends: TenantScoped,
  uniques: [{ name: 'portal_passkeys_credential_unique', properties: ['tenantId', 'credentialId'] }],
  indexes: [{ properties: ['tenantId', 'patient'] }],
  policies: [
    boundReaders(() => OWN),
    // No member and no operator reads one; the system does, to find whose it is, and the patient alone makes, uses and removes it.
    {
      name: 'own',
      type: 'restrictive',
      using: `${OWN} or (select security.is_system())`,
      check: OWN,
    },
  ],
  properties: {
    createdAt: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    /** Whoever erases a patient takes them along. */
    patient: () => belongsTo(Patient, 'patient_id').deleteRule('cascade').comment(WRITTEN_ONCE),
    /** By which device it was made, so that its owner knows it again. */
    name: p.text().comment(WRITTEN_ONCE),
    /** The host it was made at, and the only one that browsers use it at. */
    rpId: p.text().comment(WRITTEN_ONCE),
    credentialId: p.text().hidden().comment(WRITTEN_ONCE),
    publicKey: p.blob().hidden().comment(WRITTEN_ONCE),
    /** Of the e-mail address that let the patient in when it was made: the record's must still be this one (D4). */
    emailHash: p.blob().hidden().comment(WRITTEN_ONCE),
    transports: p.array().columnType('text[]').$type<string[]>().defaultRaw("'{}'").comment(WRITTEN_ONCE),
    /** How often its authenticator says that it was used; stays at 0 where it does not count. */
    counter: p.bigint('number').default(0),
    lastUsedAt: p.datetime(3).nullable(),
  },
});

/**
 * A key pair in a patient's device, of which we hold the public half (WebAuthn): a way into the portal beside the letter. Not
 * audited: that it was added and removed, and each sign-in, stands in the patient's trail.
 */
export class PortalPasskey extends schema.class {
  /** Whether it lets this patient in, as the record stands now. */
  isFor({ id, email, status }: Patient): boolean {
    return this.patient.id === id && status !== 'deceased' && hashToken(email ?? '').equals(this.emailHash);
  }
}
schema.setClass(PortalPasskey);
