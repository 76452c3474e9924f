import {
  IconBuildingHospital,
  IconCalendar,
  IconCalendarShare,
  IconCashBanknote,
  IconCertificate,
  IconChecklist,
  IconClipboardHeart,
  IconClipboardList,
  IconClock,
  IconDoor,
  IconFileExport,
  IconFileInvoice,
  IconForms,
  IconGauge,
  IconHeartbeat,
  IconHeartHandshake,
  IconHistory,
  IconHourglass,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconListCheck,
  IconMail,
  IconMessages,
  IconPill,
  IconReceiptTax,
  IconReportMoney,
  IconSettings,
  IconSpeakerphone,
  IconStethoscope,
  IconTemplate,
  IconTrash,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react';
import { t } from '../../shared/i18n/translate.ts';
import type { Permission } from '../../shared/permissions.ts';
import type { Destination } from '../ui/frame/destination.ts';

type Page = Destination & {
  permission: Permission;
  section: string;
  /** Pressed after `g`. */
  key?: string;
};

/** A section of the menu. */
const within = (section: string, pages: Omit<Page, 'section'>[]): Page[] =>
  pages.map(page => ({ ...page, section }));

export const destinations: Page[] = [
  ...within(t('Day'), [
    { to: '/', label: t('Dashboard'), icon: IconLayoutDashboard, permission: 'facilities:read', key: 'd' },
    { to: '/calendar', label: t('Calendar'), icon: IconCalendar, permission: 'bookings:read', key: 'c' },
    { to: '/bookings', label: t('Bookings'), icon: IconListCheck, permission: 'bookings:read', key: 'b' },
    { to: '/booking-requests', label: t('Requests'), icon: IconInbox, permission: 'bookings:read', key: 'q' },
    {
      to: '/waiting-list',
      label: t('Waiting list'),
      icon: IconHourglass,
      permission: 'bookings:read',
      key: 'w',
    },
    { to: '/tasks', label: t('Tasks'), icon: IconChecklist, permission: 'tasks:read', key: 'y' },
  ]),
  ...within(t('Care'), [
    { to: '/patients', label: t('Patients'), icon: IconUsers, permission: 'patients:read', key: 'p' },
    {
      to: '/service-requests',
      label: t('Service requests'),
      icon: IconClipboardHeart,
      permission: 'requests:read',
      key: 'z',
    },
    { to: '/messages', label: t('Messages'), icon: IconMessages, permission: 'messages:read', key: 'n' },
    { to: '/drug-list', label: t('Drug list'), icon: IconPill, permission: 'clinical:read' },
    {
      to: '/specialists',
      label: t('Specialists'),
      icon: IconStethoscope,
      permission: 'specialists:read',
    },
  ]),
  ...within(t('Clinic'), [
    { to: '/services', label: t('Services'), icon: IconClipboardList, permission: 'services:read', key: 's' },
    {
      to: '/facilities',
      label: t('Facilities'),
      icon: IconBuildingHospital,
      permission: 'facilities:read',
      key: 'f',
    },
    { to: '/rooms', label: t('Rooms and devices'), icon: IconDoor, permission: 'facilities:read', key: 'r' },
    { to: '/hours', label: t('Hours'), icon: IconClock, permission: 'availability:read', key: 'o' },
    { to: '/staff', label: t('Staff'), icon: IconUsersGroup, permission: 'users:read', key: 'u' },
    { to: '/compliance', label: t('Compliance'), icon: IconCertificate, permission: 'compliance:own' },
    {
      to: '/announcements',
      label: t('Announcements'),
      icon: IconSpeakerphone,
      permission: 'announcements:write',
    },
    { to: '/forms', label: t('Forms'), icon: IconForms, permission: 'forms:write' },
    {
      to: '/task-templates',
      label: t('Task templates'),
      icon: IconTemplate,
      permission: 'templates:write',
    },
  ]),
  ...within(t('Money'), [
    { to: '/invoices', label: t('Invoices'), icon: IconFileInvoice, permission: 'billing:read' },
    { to: '/expenses', label: t('Expenses'), icon: IconCashBanknote, permission: 'expenses:read' },
    { to: '/money', label: t('Money reports'), icon: IconReportMoney, permission: 'billing:read' },
    { to: '/tax-rates', label: t('Tax rates'), icon: IconReceiptTax, permission: 'billing:rates' },
  ]),
  ...within(t('Records'), [
    { to: '/mails', label: t('Outbox'), icon: IconMail, permission: 'mails:read', key: 'm' },
    { to: '/audit', label: t('Audit log'), icon: IconHistory, permission: 'audit:read', key: 'a' },
    { to: '/exports', label: t('Exports'), icon: IconFileExport, permission: 'exports:read', key: 'j' },
    { to: '/trash', label: t('Trash'), icon: IconTrash, permission: 'users:write', key: 't' },
  ]),
  ...within(t('Connections'), [
    { to: '/tokens', label: t('API tokens'), icon: IconKey, permission: 'tokens:read', key: 'k' },
    {
      to: '/calendar-feeds',
      label: t('Calendar feeds'),
      icon: IconCalendarShare,
      permission: 'feeds:own',
      key: 'i',
    },
    { to: '/webhooks', label: t('Webhooks'), icon: IconWebhook, permission: 'webhooks:read', key: 'x' },
  ]),
  ...within(t('Administration'), [
    { to: '/usage', label: t('Plan and usage'), icon: IconGauge, permission: 'usage:read', key: 'l' },
    { to: '/status', label: t('Status'), icon: IconHeartbeat, permission: 'clinic:read', key: 'v' },
    { to: '/settings', label: t('Settings'), icon: IconSettings, permission: 'settings:read', key: 'e' },
    {
      to: '/support',
      label: t('Support access'),
      icon: IconHeartHandshake,
      permission: 'support:decide',
      key: 'h',
    },
  ]),
];
