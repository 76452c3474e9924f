import { defineEntity, p } from '@mikro-orm/core';
import type { z } from 'zod';
import { MessageSender } from '../../../shared/clinic/messages.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';

const OWN = '(select security.own_patient())';

const schema = defineEntity({
  name: 'Message',
  schema: 'clinic',
  tableName: 'messages',
  extends: TenantEntity,
  indexes: [
    { properties: ['tenantId', 'patient', 'createdAt', 'id'] },
    {
      name: 'messages_unread',
      properties: ['tenantId', 'patient'],
      where: { sender: 'patient', readAt: null, deletedAt: null },
    },
    // By these the inbox finds who waits, and with whom something was written last, without looking at all that was ever said.
    {
      name: 'messages_waiting',
      properties: ['tenantId', 'patient'],
      where: { sender: 'patient', settledAt: null, deletedAt: null },
    },
    {
      name: 'messages_latest',
      properties: ['tenantId', 'createdAt', 'patient', 'id'],
      where: { deletedAt: null },
    },
  ],
  checks: [
    { name: 'messages_sender_known', expression: m => oneOf(m.sender, MessageSender.options) },
    // What somebody has read, or a patient has written, was said (D3).
    {
      name: 'messages_said',
      expression: m => `${m.deletedAt} is null or ${m.sender} = 'clinic' and ${m.readAt} is null`,
    },
    { name: 'messages_settled', expression: m => `${m.settledAt} is null or ${m.sender} = 'patient'` },
  ],
  policies: [
    // Nobody writes in the name of the other side.
    {
      name: 'sender',
      type: 'restrictive',
      command: 'insert',
      check: `sender = case when ${OWN} is null then 'clinic' else 'patient' end and read_at is null`,
    },
    // A patient says of what the clinic wrote that it was read, and no more (trigger keep_message).
    {
      name: 'reader',
      type: 'restrictive',
      command: 'update',
      using: `${OWN} is null or sender = 'clinic'`,
      check: `${OWN} is null or sender = 'clinic' and deleted_at is null`,
    },
  ],
  triggers: [
    {
      name: 'tell_message',
      timing: 'after',
      events: ['insert', 'update'],
      expression:
        'create trigger "tell_message" after insert or update on "clinic"."messages" for each row execute function security.tell_message()',
    },
    {
      name: 'keep_message',
      timing: 'before',
      events: ['update'],
      expression:
        'create trigger "keep_message" before update on "clinic"."messages" for each row execute function security.keep_message()',
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    sender: p.text().$type<z.infer<typeof MessageSender>>().comment(WRITTEN_ONCE),
    text: sealedText(),
    /** When the other side saw it. */
    readAt: p.datetime(3).nullable(),
    /** Since when what a patient wrote waits for nobody: it was answered, or somebody said that it needs no answer. */
    settledAt: p.datetime(3).nullable(),
  },
});

/** What a patient in the portal and the clinic write to each other. It is never edited. */
export class Message extends schema.class {
  /** Called for the side that did not write it. */
  markRead(now = new Date()): void {
    this.readAt ??= now;
  }

  expectUnread(): void {
    if (this.sender === 'patient')
      throw new Refusal('What a patient wrote cannot be taken back by the clinic.');
    if (this.readAt)
      throw new Refusal('The patient has read this message. It cannot be taken back any more.');
  }
}
schema.setClass(Message);
