import { EntriesToExport } from '../../../shared/clinic/audit.ts';
import {
  AnnouncementsToExport,
  DeliveriesToExport,
  MailsToExport,
  WebhooksToExport,
} from '../../../shared/clinic/list-exports.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { listAnnouncements } from '../announcements/announcement-list.ts';
import { searchAudit } from '../audit/timeline.ts';
import { listMailHeads } from '../mails/list-mails.ts';
import { User } from '../users/user.entity.ts';
import { listDeliveries, listWebhooks } from '../webhooks/lists.ts';
import { Webhook } from '../webhooks/webhook.entity.ts';
import { every, local } from './cells.ts';
import { exportedList } from './exported-list.ts';

/** What was done, and what was told to whom. */
export const listsOfNews = {
  audit: exportedList({
    ...{ of: 'audit.search', permission: 'audit:read', isConfirmed: true, entity: 'AuditEntry' },
    query: EntriesToExport,
    names: {
      actorId: every(User),
      entityId: (em, ids) => em.findOneOrFail(AuditEntry, { entityId: { $in: ids } }),
    },
    list: (em, input) => searchAudit(em, input),
    columns: {
      At: ({ at }) => at,
      Who: ({ actor }) => actor.name,
      Action: ({ action }) => action,
      Record: ({ entity }) => entity,
      Id: ({ entityId }) => entityId,
      Changes: ({ changes }) => JSON.stringify(changes),
      Procedure: ({ procedure }) => procedure,
      Request: ({ requestId }) => requestId,
      Reason: ({ reason }) => reason,
    },
  }),
  // To whom, and not what: no letter leaves with its list.
  mails: exportedList({
    ...{ of: 'mails.list', permission: 'mails:read', isConfirmed: true, isWholeClinic: true },
    ...{ entity: 'Mail', query: MailsToExport, names: { ids: every(Mail) } },
    list: (em, input, clinic) => listMailHeads({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      Written: ({ at }, { timeZone }) => local(at, timeZone),
      'Time zone': (_, { timeZone }) => timeZone,
      Subject: ({ subject }) => subject,
      Recipient: ({ recipient }) => recipient,
      Status: ({ status }) => status,
      Sent: ({ sentAt }, { timeZone }) => sentAt && local(sentAt, timeZone),
      Fault: ({ fault }) => fault,
    },
  }),
  announcements: exportedList({
    ...{ of: 'announcements.list', permission: 'announcements:write', entity: 'Announcement' },
    ...{ query: AnnouncementsToExport, names: {} },
    list: (em, input) => listAnnouncements(em, input),
    columns: {
      Title: ({ title }) => title,
      Text: ({ text }) => text,
      From: ({ publishesAt }, { timeZone }) => local(publishesAt, timeZone),
      Until: ({ endsAt }, { timeZone }) => endsAt && local(endsAt, timeZone),
      'Time zone': (_, { timeZone }) => timeZone,
      Facility: ({ facility }) => facility?.name,
      Pinned: ({ isPinned }) => isPinned,
    },
  }),
  webhooks: exportedList({
    ...{ of: 'webhooks.list', permission: 'webhooks:read', isWholeClinic: true, entity: 'Webhook' },
    ...{ query: WebhooksToExport, names: {} },
    list: (em, input, clinic) => listWebhooks({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      Name: ({ name }) => name,
      URL: ({ url }) => url,
      Events: ({ events }) => events.join(' '),
      Status: ({ status }) => status,
      Failing: ({ inVain }) => inVain,
    },
  }),
  'webhook-deliveries': exportedList({
    ...{ of: 'webhookDeliveries.list', permission: 'webhooks:read', isWholeClinic: true },
    ...{ entity: 'WebhookDelivery', query: DeliveriesToExport, names: { webhookId: every(Webhook) } },
    list: (em, input, clinic) => listDeliveries({ ctx: { em, caller: { clinic } }, input }),
    columns: {
      At: ({ at }) => at,
      Event: ({ type }) => type,
      Status: ({ status }) => status,
      Tries: ({ attempts }) => attempts,
      Answer: ({ responseStatus }) => responseStatus,
      Fault: ({ fault }) => fault,
      Delivery: ({ id }) => id,
    },
  }),
};
