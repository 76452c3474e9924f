import { defineEntity, p } from '@mikro-orm/core';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';

const table = 'communication_settings';

const schema = defineEntity({
  name: 'CommunicationSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [completeDefaults(table, 'sender_name', 'reply_to', 'footer')],
  properties: {
    senderName: p.text().nullable(),
    replyTo: p.text().nullable(),
    footer: p.text().nullable(),
  },
});

/** How the mails of the clinic look; empty text is none. */
export class CommunicationSettings extends schema.class {}
schema.setClass(CommunicationSettings);
