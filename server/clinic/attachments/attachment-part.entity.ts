import { defineEntity, p } from '@mikro-orm/core';
import { FileView, PART_BYTES } from '../../../shared/clinic/attachments.ts';
import { sealedBytes } from '../../data/forms/sealed-column.ts';
import { boundReaders } from '../../data/records/facility-scope.ts';
import { belongsTo, oneOf, TenantScoped, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { removedAfter } from '../../data/records/work-policies.ts';
import { Attachment } from './attachment.entity.ts';

const attached = (condition = ''): string =>
  `exists (select from clinic.attachments a where a.tenant_id = attachment_parts.tenant_id and a.id = attachment_parts.attachment_id${condition})`;
const IS_SYSTEM = '(select security.is_system())';

const schema = defineEntity({
  name: 'AttachmentPart',
  schema: 'clinic',
  tableName: 'attachment_parts',
  extends: TenantScoped,
  uniques: [
    {
      name: 'attachment_parts_in_order',
      properties: ['tenantId', 'attachment', 'view', 'position'],
    },
  ],
  indexes: [{ name: 'attachment_parts_by_age', properties: ['at'] }],
  checks: [
    { name: 'attachment_parts_view_known', expression: a => oneOf(a.view, FileView.options) },
    { name: 'attachment_parts_size', expression: a => `${a.size} >= 1 and ${a.size} <= ${PART_BYTES}` },
  ],
  policies: [
    boundReaders(() => `${attached()} or current_user = 'medflow_owner'`),
    // Whatever is asked of the database by whomever, but for the job that has it looked at: only what is clean is read (RQ9).
    {
      ...{ name: 'quarantine', type: 'restrictive', command: 'select', roles: ['medflow_app'] },
      using: `${IS_SYSTEM} or ${attached(` and a.status = 'clean' and a.deleted_at is null`)}`,
    },
    {
      ...{ name: 'arriving', type: 'restrictive', command: 'insert', roles: ['medflow_app'] },
      check: `${IS_SYSTEM} or ${attached(` and a.status = 'sending' and a.deleted_at is null and a.created_by = (select security.current_actor())`)} and view = 'original'`,
    },
    removedAfter('at', '1 day'),
  ],
  properties: {
    attachment: () => belongsTo(Attachment, 'attachment_id').comment(WRITTEN_ONCE),
    view: p.text().$type<FileView>().comment(WRITTEN_ONCE),
    position: p.integer().comment(WRITTEN_ONCE),
    at: p
      .datetime(3)
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    size: p.integer().comment(WRITTEN_ONCE),
    bytes: sealedBytes(),
  },
});

/** Some bytes of a file, or of the preview of it. Not audited: the attachment is. */
export class AttachmentPart extends schema.class {}
schema.setClass(AttachmentPart);
