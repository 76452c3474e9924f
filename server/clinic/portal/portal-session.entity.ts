import { defineEntity, p } from '@mikro-orm/core';
import { HOUR, MINUTE } from '../../../shared/durations.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { hashToken } from '../../secrets.ts';
import { Patient } from '../patients/patient.entity.ts';

/** A session ends so long after its last call: phones are left on tables. */
const IDLE_MS = 30 * MINUTE;
/** And so long after it was opened, whatever happens. */
const LONGEST_MS = 12 * HOUR;

const schema = defineEntity({
  name: 'PortalSession',
  schema: 'clinic',
  tableName: 'portal_sessions',
  extends: TenantScoped,
  indexes: [
    { properties: ['tenantId', 'patient'] },
    { properties: ['tenantId', 'browserHash'] },
    { name: 'portal_sessions_by_age', properties: ['endsAt'] },
  ],
  uniques: [
    { name: 'portal_sessions_link_unique', properties: ['tenantId', 'linkHash'] },
    { name: 'portal_sessions_session_unique', properties: ['tenantId', 'sessionHash'] },
  ],
  checks: [
    {
      name: 'portal_sessions_opened',
      expression: s =>
        `(${s.openedAt} is null) = (${s.sessionHash} is null) and (${s.openedAt} is null) = (${s.lastSeenAt} is null)`,
    },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), removedAfter('ends_at', '30 days')],
  properties: {
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    patient: () => belongsTo(Patient, 'patient_id').comment(WRITTEN_ONCE),
    // SHA-256 each: a copy of this table opens nothing, and tells no address.
    linkHash: p.blob().hidden().comment(WRITTEN_ONCE),
    codeHash: p.blob().hidden().comment(WRITTEN_ONCE),
    /** Of what the browser was given that asked: the link opens there and nowhere else (D8). */
    browserHash: p.blob().hidden().comment(WRITTEN_ONCE),
    /** Of the e-mail address that the letter went to: the patient's must still be this one (D4). */
    emailHash: p.blob().hidden().comment(WRITTEN_ONCE),
    sessionHash: p.blob().nullable().hidden(),
    openedAt: p.datetime(3).nullable(),
    lastSeenAt: p.datetime(3).nullable(),
    /** What the browser said of itself when it signed in, by which people know it again. */
    userAgent: p.text().nullable(),
    /** Until then the link is good, or the session that it opened. */
    endsAt: p.datetime(3),
    /** When somebody signed out. */
    endedAt: p.datetime(3).nullable(),
  },
});

/** A code alone has few bits; with the secret of the browser that asked, which is kept nowhere, its hash tells nothing. */
export const codeHashOf = (code: string, browser: string): Buffer =>
  hashToken(`${code.replace('-', '')} ${browser}`);

/** A link of a letter that lets a patient into the portal, and the session that it opens, once. Not audited: its sign-in is. */
export class PortalSession extends schema.class {
  /** Whether its link or code may still be used. */
  isUnused(now = Date.now()): boolean {
    return !this.openedAt && !this.endedAt && +this.endsAt > now;
  }

  /** Whether the session that it opened goes on. */
  isOpen(now = Date.now()): boolean {
    return !this.endedAt && +this.endsAt > now && +(this.lastSeenAt ?? 0) + IDLE_MS > now;
  }

  open(token: string, userAgent: string | null = null, now = new Date()): void {
    const endsAt = new Date(+now + LONGEST_MS);
    Object.assign(this, { sessionHash: hashToken(token), openedAt: now, lastSeenAt: now, userAgent, endsAt });
  }

  /** Whether the letter went to this patient, as the record stands now (D4). */
  isFor({ id, email, status }: Patient): boolean {
    return (
      this.patient.id === id &&
      status !== 'deceased' &&
      Boolean(email) &&
      hashToken(email ?? '').equals(this.emailHash)
    );
  }
}
schema.setClass(PortalSession);
