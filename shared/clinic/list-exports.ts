import { z } from 'zod';
import { AnswerInstant, ById, Count, chosenRows, page, paging, recordFields } from '../scalars.ts';
import { AnnouncementQuery } from './announcements.ts';
import { DayExceptionQuery } from './day-exceptions.ts';
import { FacilityQuery } from './facilities.ts';
import { HolidayQuery } from './holidays.ts';
import { MailQuery } from './mails.ts';
import { ThreadsQuery } from './messages.ts';
import { PatientQuery } from './patients.ts';
import { ResourceQuery } from './resources.ts';
import { ServiceQuery } from './services.ts';
import { TimeOffQuery } from './time-off.ts';
import { UserQuery } from './users.ts';
import { WaitingListQuery } from './waiting-list.ts';
import { DeliveryQuery, WebhookQuery } from './webhooks.ts';

/** The lists that can be taken along. */
export const ListName = z.enum([
  ...(['patients', 'bookings', 'services', 'staff', 'facilities', 'audit'] as const),
  ...(['waiting-list', 'booking-requests', 'messages', 'mails', 'announcements'] as const),
  ...(['rooms', 'devices', 'holidays', 'day-exceptions', 'time-off'] as const),
  ...(['webhooks', 'webhook-deliveries', 'invoices', 'service-requests'] as const),
  ...(['tasks', 'compliance-records', 'ledger', 'datev', 'expenses'] as const),
]);
export type ListName = z.output<typeof ListName>;

/** All of a list, with its filters and in its order, however many pages it has. */
const all = { cursor: true, limit: true } as const;
export const PatientsToExport = PatientQuery.omit(all).extend(chosenRows);
export const ServicesToExport = ServiceQuery.omit(all).extend(chosenRows);
export const StaffToExport = UserQuery.omit(all).extend(chosenRows);
export const FacilitiesToExport = FacilityQuery.omit(all).extend(chosenRows);
export const ResourcesToExport = ResourceQuery.omit(all).extend(chosenRows);
export const WaitingListToExport = WaitingListQuery.omit(all).extend(chosenRows);
export const MailsToExport = MailQuery.omit(all).extend(chosenRows);
export const ThreadsToExport = ThreadsQuery.omit(all);
export const AnnouncementsToExport = AnnouncementQuery.omit(all);
export const HolidaysToExport = HolidayQuery.omit(all);
export const DayExceptionsToExport = DayExceptionQuery.omit(all);
export const TimeOffToExport = TimeOffQuery.omit(all);
export const WebhooksToExport = WebhookQuery.omit(all);
export const DeliveriesToExport = DeliveryQuery.omit(all);

export const ExportStatus = z.enum(['waiting', 'ready', 'failed']);

export const ListExportQuery = z.strictObject(paging);

/** A file that one asked for; nobody else sees it, or that there is one. */
export const ListExport = z.object({
  ...recordFields,
  list: ListName,
  status: ExportStatus,
  rows: z.int(),
  parts: z.int(),
  fault: z.string().nullable().default(null),
  /** Until when it can be fetched; null while it is not written. */
  keptUntil: AnswerInstant.nullable(),
});
export type ListExport = z.output<typeof ListExport>;
export const ListExportPage = page(ListExport);

export const ListExportPartQuery = z.strictObject({ ...ById.shape, position: Count(0, 100_000) });
/** Some of the file, as it is. */
export const ListExportPart = z.object({ list: ListName, csv: z.string(), isLast: z.boolean() });
