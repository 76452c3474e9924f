import { t } from '../../../shared/i18n/translate.ts';
import type { Permission } from '../../../shared/permissions.ts';

type Split<P> = P extends `${infer Thing}:${infer Deed}` ? { thing: Thing; deed: Deed } : never;

const things: Record<string, string> = {
  dashboard: t('Dashboard'),
  revenue: t('Revenue'),
  patients: t('Patients'),
  clinical: t('Clinical records'),
  specialists: t('Specialists'),
  exports: t('Exports'),
  preferences: t('Preferences'),
  billing: t('Invoices'),
  expenses: t('Expenses'),
  bookings: t('Bookings'),
  feeds: t('Feeds'),
  services: t('Services'),
  facilities: t('Facilities'),
  users: t('Users'),
  mails: t('Mails'),
  announcements: t('Announcements'),
  messages: t('Messages'),
  requests: t('Requests'),
  tasks: t('Tasks'),
  templates: t('Task templates'),
  compliance: t('Compliance'),
  forms: t('Forms'),
  availability: t('Availability'),
  settings: t('Settings'),
  audit: t('Audit'),
  support: t('Support'),
  tokens: t('Tokens'),
  webhooks: t('Webhooks'),
  usage: t('Usage'),
  clinic: t('Clinic'),
} satisfies Record<Split<Permission>['thing'], string>;

const deeds: Record<string, string> = {
  read: t('read'),
  write: t('write'),
  fill: t('fill in'),
  trash: t('trash'),
  import: t('import'),
  export: t('export'),
  own: t('own'),
  overbook: t('overbook'),
  decide: t('decide'),
  correct: t('take back'),
  rates: t('set taxes'),
  approve: t('approve'),
  report: t('report'),
} satisfies Record<Split<Permission>['deed'], string>;

/** `patients:read` as people say it. */
export const permissionName = (permission: string): string => {
  const [thing = '', deed = ''] = permission.split(':');
  return `${things[thing] ?? thing}: ${deeds[deed] ?? deed}`;
};
