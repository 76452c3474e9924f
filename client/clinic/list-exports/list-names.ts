import type { ListName } from '../../../shared/clinic/list-exports.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What the lists are called that can be taken along. */
export const listNames: Record<ListName, string> = {
  patients: t('Patients'),
  bookings: t('Bookings'),
  services: t('Services'),
  staff: t('Staff'),
  facilities: t('Facilities'),
  audit: t('Audit log'),
  'waiting-list': t('Waiting list'),
  'service-requests': t('Service requests'),
  'booking-requests': t('Requests'),
  messages: t('Messages'),
  mails: t('Outbox'),
  announcements: t('Announcements'),
  rooms: t('Rooms'),
  devices: t('Devices'),
  holidays: t('Holidays'),
  'day-exceptions': t('Exceptions'),
  'time-off': t('Time off'),
  webhooks: t('Webhooks'),
  'webhook-deliveries': t('Deliveries'),
  invoices: t('Invoices'),
  tasks: t('Tasks'),
  'compliance-records': t('Compliance'),
  ledger: t('Ledger'),
  datev: t('Ledger for DATEV'),
  expenses: t('Expenses'),
};
