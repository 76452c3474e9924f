import { defineEntity, p } from '@mikro-orm/core';
import { belongsTo, TenantEntity } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';

const schema = defineEntity({
  name: 'Announcement',
  schema: 'clinic',
  tableName: 'announcements',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'publishesAt', 'id'] },
    { properties: ['tenantId', 'isPinned', 'publishesAt', 'id'] },
  ],
  checks: [
    {
      name: 'announcements_end_after_publishing',
      expression: a => `${a.endsAt} is null or ${a.endsAt} > ${a.publishesAt}`,
    },
  ],
  properties: {
    title: p.text(),
    text: p.text(),
    publishesAt: p.datetime(3),
    endsAt: p.datetime(3).nullable(),
    /** Without one, everybody of the clinic is told. */
    facility: () => belongsTo(Facility, 'facility_id').nullable(),
    isPinned: p.boolean().default(false),
  },
});

/** What those who lead a clinic tell everybody who works in it, from one moment on and perhaps to another. */
export class Announcement extends schema.class {
  /** The database says so as well; this tells it before anything else is asked. */
  expectInOrder(): void {
    if (this.endsAt && this.endsAt <= this.publishesAt)
      throw new Refusal('An announcement must end after it is published.');
  }
}
schema.setClass(Announcement);
