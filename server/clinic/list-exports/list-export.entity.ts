import { defineEntity, p } from '@mikro-orm/core';
import type { z } from 'zod';
import { ExportStatus, ListName } from '../../../shared/clinic/list-exports.ts';
import { DAY } from '../../../shared/durations.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { oneOf, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { Refusal, RefusedInput } from '../../errors.ts';

/** Until when a file that was written then is kept (`list_export_parts`). */
export const keptUntil = (writtenAt: Date | string | null | undefined): Date | null =>
  writtenAt ? new Date(+new Date(writtenAt) + DAY) : null;

const schema = defineEntity({
  name: 'ListExport',
  schema: 'clinic',
  tableName: 'list_exports',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'createdBy', 'createdAt', 'id'] },
    { name: 'list_exports_due', properties: ['tenantId', 'createdAt'], where: { status: 'waiting' } },
  ],
  checks: [
    { name: 'list_exports_list_known', expression: e => oneOf(e.list, ListName.options) },
    { name: 'list_exports_status_known', expression: e => oneOf(e.status, ExportStatus.options) },
  ],
  policies: [dueWork],
  properties: {
    list: p.text().$type<ListName>(),
    /** Filters and order of the list, as JSON; a search may name a patient. */
    query: sealedText().hidden(),
    status: p.text().$type<z.output<typeof ExportStatus>>().default('waiting'),
    rows: p.integer().default(0),
    parts: p.integer().default(0),
    fault: p.text().nullable(),
    writtenAt: p.datetime(3).nullable(),
  },
});

/** A list that a member takes along as a file, which only they can fetch, for a day. */
export class ListExport extends schema.class {
  /** Refuses, in words, what is not there yet or no longer. */
  expectThere(now = new Date()): void {
    if (this.status === 'failed') throw new RefusedInput([this.fault ?? 'This export could not be written.']);
    const until = keptUntil(this.writtenAt);
    if (!until) throw new Refusal('This export is still being written. Please try again in a moment.');
    if (until < now)
      throw new Refusal('This export was kept for a day and is gone. Please export the list again.');
  }
}
schema.setClass(ListExport);
