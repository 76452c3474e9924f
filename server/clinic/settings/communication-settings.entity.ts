import { defineEntity, p } from '@mikro-orm/core';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';

const table = 'communication_settings';

const schema = defineEntity({
  name: 'CommunicationSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [completeDefaults(table, 'sender_name', 'reply_to', 'footer', 'mail_reminders', 'mail_changes')],
  policies: [dueWork],
  properties: {
    senderName: p.text().nullable(),
    replyTo: p.text().nullable(),
    footer: p.text().nullable(),
    mailReminders: p.boolean().nullable(),
    mailChanges: p.boolean().nullable(),
  },
});

/** How the mails of the clinic look, and which of them its patients get; empty text is none. */
export class CommunicationSettings extends schema.class {}
schema.setClass(CommunicationSettings);
