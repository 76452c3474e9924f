import type { EntityClass, EntityMetadata } from '@mikro-orm/core';
import { CalendarFeed } from '../../clinic/calendar-feeds/calendar-feed.entity.ts';
import { FeedFetch } from '../../clinic/calendar-feeds/feed-fetch.entity.ts';
import { PaymentAccount } from '../../clinic/checkouts/payment-account.entity.ts';
import { ComplianceReminder } from '../../clinic/compliance/compliance-reminder.entity.ts';
import { DailyReport } from '../../clinic/daily-reports/daily-report.entity.ts';
import { Invitation } from '../../clinic/invitations/invitation.entity.ts';
import { PortalSession } from '../../clinic/portal/portal-session.entity.ts';
import { PortalPasskey } from '../../clinic/portal-passkeys/portal-passkey.entity.ts';
import { PatientNotice } from '../../clinic/reminders/patient-notice.entity.ts';
import { BookingEvent } from '../../clinic/webhooks/booking-event.entity.ts';
import { Webhook } from '../../clinic/webhooks/webhook.entity.ts';
import { WebhookDelivery } from '../../clinic/webhooks/webhook-delivery.entity.ts';
import { IdempotencyKey } from '../../data/idempotency/idempotency-key.entity.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';
import { isTenantScoped } from '../../data/records/records.ts';
import { AccessEntry } from '../../data/trails/access-entry.entity.ts';
import { AuditEntry } from '../../data/trails/audit-entry.entity.ts';
import { RetiredSpan } from '../../data/trails/retired-span.entity.ts';
import { Seal } from '../../data/trails/seal.entity.ts';
import { SealedEntry } from '../../data/trails/sealed-entry.entity.ts';

/** What is in a backup, but stays as it is when the clinic is restored. */
const kept = new Set<EntityClass>([
  // What happened, happened.
  ...[AccessEntry, AuditEntry, Seal, SealedEntry, RetiredSpan],
  // What was sent or answered would be sent or done once more.
  ...[Mail, PatientNotice, DailyReport, ComplianceReminder, BookingEvent, WebhookDelivery, IdempotencyKey],
  // Whoever signed out, lost a device or was shut out would be let in again.
  ...[PortalSession, PortalPasskey, Invitation, CalendarFeed, FeedFetch, Webhook],
  // Keys that were given up would be used again. What providers said goes along with the ledger: said again, it is booked again.
  PaymentAccount,
]);

export interface ClinicTable {
  /** With its schema, such as `clinic.patients`. */
  name: string;
  isKept: boolean;
  meta: EntityMetadata;
}

/** Everything that a clinic owns, in the order of the alphabet; asked of the entities, so that none is forgotten. */
export const tablesOf = ({ clinic }: Planes): ClinicTable[] =>
  [...clinic.getMetadata()]
    .filter(meta => !meta.abstract && isTenantScoped(meta))
    .map(meta => ({
      name: `${meta.schema}.${meta.tableName}`,
      isKept: kept.has(meta.class),
      meta,
    }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
