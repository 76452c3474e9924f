import { defineEntity, p } from '@mikro-orm/core';
import { MailStatus } from '../../../shared/clinic/mails.ts';
import { SEALED_ONCE, sealedText } from '../forms/sealed-column.ts';
import { boundReaders } from '../records/facility-scope.ts';
import { oneOf, TenantScoped, WRITTEN_ONCE } from '../records/tenant-entity.ts';

const schema = defineEntity({
  name: 'Mail',
  schema: 'clinic',
  tableName: 'mails',
  extends: TenantScoped,
  indexes: [
    { properties: ['tenantId', 'at', 'id'] },
    { name: 'mails_about', properties: ['tenantId', 'aboutId'] },
    { name: 'mails_due', properties: ['tenantId', 'dueAt'], where: { status: 'queued' } },
  ],
  checks: [{ name: 'mails_status_known', expression: m => oneOf(m.status, MailStatus.options) }],
  // A reset, a lock-out or a support grant writes its mail where it happens; none of these roles can read it.
  policies: [
    boundReaders(() => `current_user = 'medflow_owner'`),
    // For `security.clinics_with_mail()`, which the owner runs and which answers ids of clinics only.
    { name: 'due', command: 'select', roles: ['medflow_owner'], using: m => `${m.status} = 'queued'` },
    { name: 'post', command: 'insert', roles: ['medflow_identity', 'medflow_platform'], check: 'true' },
  ],
  triggers: [
    {
      name: 'forget_secret',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger "forget_secret" before update of sent_at on "clinic"."mails" for each row execute function security.forget_secret()',
    },
  ],
  properties: {
    at: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .comment(WRITTEN_ONCE),
    /** What it is about, such as `invitation`. */
    kind: p.text().comment(WRITTEN_ONCE),
    recipient: p.text().comment(WRITTEN_ONCE),
    subject: sealedText().comment(SEALED_ONCE),
    /** Plain text. */
    body: sealedText().comment(SEALED_ONCE),
    /** A calendar (RFC 5545) that goes along, without the sender it names as its organizer. */
    calendar: sealedText().nullable().comment(SEALED_ONCE),
    /** What it tells a patient of, such as a notice about a booking: asked again when it is sent (S41). */
    aboutId: p.uuid().nullable().comment(WRITTEN_ONCE),
    /** The body holds a link that lets its reader in, so outside development nobody is shown it, and it is not kept once sent. */
    secret: p.boolean().default(false).comment(WRITTEN_ONCE),
    status: p.text().$type<MailStatus>().default('queued'),
    attempts: p.integer().default(0),
    dueAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    sentAt: p.datetime(3).nullable(),
    /** Why it was not sent the last time: a code, such as `SMTP 550` or `ETIMEDOUT`, never what the server said of whom. */
    fault: p.text().nullable(),
  },
});

/** The outbox (WRK-3): a mail commits with what it tells of, and is sent afterwards. Not audited: it changes no record. */
export class Mail extends schema.class {}
schema.setClass(Mail);
