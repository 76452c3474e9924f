import {
  IconBuildingHospital,
  IconCalendar,
  IconCalendarShare,
  IconClipboardList,
  IconClock,
  IconDoor,
  IconFileExport,
  IconGauge,
  IconHeartHandshake,
  IconHistory,
  IconHourglass,
  IconInbox,
  IconKey,
  IconLayoutDashboard,
  IconListCheck,
  IconMail,
  IconSettings,
  IconTrash,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/permissions.ts';
import type { Destination } from '../ui/frame/destination.ts';

type Page = Destination & {
  permission: Permission;
  /** Pressed after `g`. */
  key: string;
};

export const destinations: Page[] = [
  { to: '/', label: 'Dashboard', icon: IconLayoutDashboard, permission: 'facilities:read', key: 'd' },
  { to: '/calendar', label: 'Calendar', icon: IconCalendar, permission: 'bookings:read', key: 'c' },
  { to: '/bookings', label: 'Bookings', icon: IconListCheck, permission: 'bookings:read', key: 'b' },
  { to: '/booking-requests', label: 'Requests', icon: IconInbox, permission: 'bookings:read', key: 'q' },
  { to: '/waiting-list', label: 'Waiting list', icon: IconHourglass, permission: 'bookings:read', key: 'w' },
  { to: '/patients', label: 'Patients', icon: IconUsers, permission: 'patients:read', key: 'p' },
  { to: '/services', label: 'Services', icon: IconClipboardList, permission: 'services:read', key: 's' },
  {
    to: '/facilities',
    label: 'Facilities',
    icon: IconBuildingHospital,
    permission: 'facilities:read',
    key: 'f',
  },
  { to: '/rooms', label: 'Rooms and devices', icon: IconDoor, permission: 'facilities:read', key: 'r' },
  { to: '/hours', label: 'Hours', icon: IconClock, permission: 'availability:read', key: 'o' },
  { to: '/staff', label: 'Staff', icon: IconUsersGroup, permission: 'users:read', key: 'u' },
  { to: '/mails', label: 'Outbox', icon: IconMail, permission: 'mails:read', key: 'm' },
  { to: '/audit', label: 'Audit log', icon: IconHistory, permission: 'audit:read', key: 'a' },
  { to: '/exports', label: 'Exports', icon: IconFileExport, permission: 'exports:read', key: 'j' },
  { to: '/trash', label: 'Trash', icon: IconTrash, permission: 'users:write', key: 't' },
  { to: '/tokens', label: 'API tokens', icon: IconKey, permission: 'tokens:read', key: 'k' },
  {
    to: '/calendar-feeds',
    label: 'Calendar feeds',
    icon: IconCalendarShare,
    permission: 'feeds:own',
    key: 'i',
  },
  { to: '/webhooks', label: 'Webhooks', icon: IconWebhook, permission: 'webhooks:read', key: 'x' },
  { to: '/usage', label: 'Plan and usage', icon: IconGauge, permission: 'usage:read', key: 'l' },
  { to: '/settings', label: 'Settings', icon: IconSettings, permission: 'settings:read', key: 'e' },
  {
    to: '/support',
    label: 'Support access',
    icon: IconHeartHandshake,
    permission: 'support:decide',
    key: 'h',
  },
];
