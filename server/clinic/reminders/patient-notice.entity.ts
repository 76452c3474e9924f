import { defineEntity, p } from '@mikro-orm/core';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Booking } from '../bookings/booking/booking.entity.ts';

/** `nothing`: what changed was put back before anybody was told. */
const noticeKinds = ['reminder', 'booked', 'moved', 'cancelled', 'nothing'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const schema = defineEntity({
  name: 'PatientNotice',
  schema: 'clinic',
  tableName: 'patient_notices',
  extends: TenantScoped,
  // A run that is repeated, in whichever process, meets what is written and sends nothing twice (S41, S42).
  uniques: [
    {
      name: 'patient_notices_reminded_once',
      properties: ['tenantId', 'booking', 'startsAt'],
      where: { kind: 'reminder' },
    },
    { name: 'patient_notices_told_once', properties: ['tenantId', 'booking', 'upTo'] },
  ],
  checks: [
    { name: 'patient_notices_kind_known', expression: n => oneOf(n.kind, noticeKinds) },
    {
      name: 'patient_notices_up_to_a_change',
      expression: n => `(${n.kind} = 'reminder') = (${n.upTo} is null)`,
    },
  ],
  policies: [boundReaders(() => `current_user = 'medflow_owner'`), dueWork],
  properties: {
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    booking: () => belongsTo(Booking, 'booking_id').comment(WRITTEN_ONCE),
    kind: p.text().$type<NoticeKind>().comment(WRITTEN_ONCE),
    /** When the booking began as the patient was told. */
    startsAt: p.datetime(3).comment(WRITTEN_ONCE),
    /** The last change of the booking that it takes into account; null for a reminder, which is about none. */
    upTo: p.datetime(3).nullable().comment(WRITTEN_ONCE),
  },
});

/** That a patient was told about a booking: written with the mail, in one transaction. Not audited: it changes no record. */
export class PatientNotice extends schema.class {}
schema.setClass(PatientNotice);
