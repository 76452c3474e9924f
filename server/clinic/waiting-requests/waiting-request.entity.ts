import { randomBytes } from 'node:crypto';
import { defineEntity, p, ref } from '@mikro-orm/core';
import { WaitingRequestStatus } from '../../../shared/clinic/waiting-requests.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Service } from '../services/service.entity.ts';
import { User } from '../users/user.entity.ts';
import { WaitingEntry } from '../waiting-list/waiting-entry.entity.ts';

const schema = defineEntity({
  name: 'WaitingRequest',
  schema: 'clinic',
  tableName: 'waiting_requests',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'status', 'createdAt', 'id'] },
    { properties: ['tenantId', 'entry'] },
    // By it the bell finds who wants to wait since somebody looked.
    { properties: ['tenantId', 'confirmedAt', 'id'] },
    { name: 'waiting_requests_unconfirmed', properties: ['keptUntil'], where: { status: 'unconfirmed' } },
  ],
  uniques: [{ name: 'waiting_requests_token_unique', properties: ['tenantId', 'tokenHash'] }],
  checks: [
    { name: 'waiting_requests_status_known', expression: r => oneOf(r.status, WaitingRequestStatus.options) },
    { name: 'waiting_requests_days_in_order', expression: r => `${r.latest} >= ${r.earliest}` },
    { name: 'waiting_requests_hours_in_order', expression: r => `${r.notAfter} > ${r.notBefore}` },
    {
      name: 'waiting_requests_weekdays_known',
      expression: r => `${r.weekdays} <@ array[1, 2, 3, 4, 5, 6, 7]`,
    },
    {
      name: 'waiting_requests_kept_until',
      expression: r => `(${r.status} = 'unconfirmed') = (${r.keptUntil} is not null)`,
    },
    {
      name: 'waiting_requests_listed',
      expression: r => `${r.status} <> 'listed' or entry_id is not null`,
    },
  ],
  policies: [removedAfter('kept_until', '1 day')],
  properties: {
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id').nullable(),
    /** None is any; such a wish is the whole clinic's, as an entry of the list is (TEN-8). */
    facility: () => belongsTo(Facility, 'facility_id').nullable(),
    earliest: p.date(),
    latest: p.date(),
    /** `HH:MM` on the facility's clock. */
    notBefore: p.text().nullable(),
    notAfter: p.text().nullable(),
    weekdays: p
      .array()
      .columnType('int[]')
      .$type<number[]>()
      .defaultRaw("'{}'")
      .onCreate(r => r.weekdays ?? []),
    // As they were typed: nobody has proven to be a patient (D1).
    firstName: sealedText(),
    lastName: sealedText(),
    email: sealedText(),
    phone: sealedText(),
    birthDate: sealedText().nullable(),
    note: sealedText().nullable(),
    /** SHA-256 of what is secret in the link of its letters: a copy of this table opens nothing. */
    tokenHash: p.blob().hidden().comment(PROTECTED),
    status: p.text().$type<WaitingRequestStatus>().default('unconfirmed'),
    /** Until when its address can be confirmed. */
    keptUntil: p.datetime(3).nullable(),
    /** When whoever reads its mail said that they want it. */
    confirmedAt: p.datetime(3).nullable(),
    /** The entry of the list that the desk made of it. */
    entry: () => belongsTo(WaitingEntry, 'entry_id').nullable(),
    /** Why the desk declined it, as the letter says. */
    reason: sealedText().nullable(),
  },
});

const words: Record<Exclude<WaitingRequestStatus, 'waiting'>, Message> = {
  unconfirmed: 'The e-mail address of this entry is not confirmed yet.',
  listed: 'This entry is given to a patient already.',
  booked: 'Whoever waited here has booked meanwhile.',
  declined: 'This entry was declined.',
  closed: 'This entry was closed by its link.',
};

/** Somebody without an account who waits for a time, by the clinic's page (SCH-5, D19). */
export class WaitingRequest extends schema.class {
  /** Whoever reads its mail wants it: it waits for the desk. */
  confirm(): void {
    Object.assign(this, { status: 'waiting', keptUntil: null, confirmedAt: new Date() });
  }

  /** A patient waits for it from now on. */
  list(entry: WaitingEntry): void {
    this.expectWaiting();
    this.entry = ref(entry);
    this.status = 'listed';
  }

  decline(reason: string | null): void {
    this.expectWaiting();
    Object.assign(this, { status: 'declined', reason });
  }

  /** Nobody waits any more: whoever did has said so by the link, or has booked. */
  end(to: 'closed' | 'booked'): void {
    this.status = to;
  }

  /** Nobody who reads its mail wants it: its link opens nothing any more, and it goes with all others that nobody confirmed. */
  disown(now = new Date()): void {
    Object.assign(this, { keptUntil: now, tokenHash: randomBytes(32) });
  }

  expectWaiting(): void {
    const status: WaitingRequestStatus = this.status;
    if (status !== 'waiting') throw new Refusal(words[status]);
  }
}
schema.setClass(WaitingRequest);
