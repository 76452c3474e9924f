import { defineEntity, p } from '@mikro-orm/core';
import { actorOf } from '../../../data/records/actor.ts';
import { belongsTo, TenantScoped, WRITTEN_ONCE } from '../../../data/records/tenant-entity.ts';
import { removedAfter } from '../../../data/records/work-policies.ts';
import { Facility } from '../../facilities/facility.entity.ts';
import { Patient } from '../../patients/patient.entity.ts';
import { Device } from '../../resources/device.entity.ts';
import { Room } from '../../resources/room.entity.ts';
import { Service } from '../../services/service.entity.ts';
import { User } from '../../users/user.entity.ts';
import { claimTriggers } from './claim-triggers.ts';

const schema = defineEntity({
  name: 'Hold',
  schema: 'clinic',
  tableName: 'holds',
  extends: TenantScoped,
  indexes: [{ properties: ['tenantId', 'expiresAt'] }, { name: 'holds_by_age', properties: ['expiresAt'] }],
  checks: [
    { name: 'holds_end_after_start', expression: h => `${h.endsAt} > ${h.startsAt}` },
    { name: 'holds_busy_until_end', expression: h => `${h.busyUntil} >= ${h.endsAt}` },
    // Nothing is blocked for long by somebody who has gone.
    {
      name: 'holds_expire',
      expression: h =>
        `${h.expiresAt} <= case when ${h.untilDecided} then ${h.busyUntil} else ${h.createdAt} + '7 days'::interval end`,
    },
  ],
  policies: [removedAfter('expires_at', '1 day')],
  triggers: claimTriggers('holds'),
  properties: {
    service: () => belongsTo(Service, 'service_id'),
    practitioner: () => belongsTo(User, 'practitioner_id'),
    facility: () => belongsTo(Facility, 'facility_id'),
    room: () => belongsTo(Room, 'room_id').nullable(),
    device: () => belongsTo(Device, 'device_id').nullable(),
    /** Not known while one is still being looked for. */
    patient: () => belongsTo(Patient, 'patient_id').nullable(),
    seats: p.integer().default(1).comment(WRITTEN_ONCE),
    startsAt: p.datetime(3).comment(WRITTEN_ONCE),
    endsAt: p.datetime(3).comment(WRITTEN_ONCE),
    busyUntil: p.datetime(3).comment(WRITTEN_ONCE),
    createdAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    createdBy: p
      .uuid()
      .$type<string | null>()
      .nullable()
      .onCreate((_, em) => actorOf(em).userId)
      .comment(WRITTEN_ONCE),
    /** Kept for somebody who confirmed that they want it, so for as long as it takes the desk to decide (D11). */
    untilDecided: p.boolean().default(false),
    /** Until then the time is taken; a hold that is let go ends now. */
    expiresAt: p.datetime(3),
  },
});

/** A time that is kept while somebody decides (SCH-4). Not audited: it changes no record, and passes by itself. */
export class Hold extends schema.class {
  /** Takes its time until that is over, also where it had let go of it: whoever has it by then wins. */
  keepUntilDecided(): void {
    this.untilDecided = true;
    this.expiresAt = this.busyUntil;
  }

  letGo(now = Date.now()): void {
    this.expiresAt = new Date(Math.min(+this.expiresAt, now));
  }
}
schema.setClass(Hold);
