import {
  IconBuildingHospital,
  IconCalendar,
  IconClipboardList,
  IconHistory,
  IconLayoutDashboard,
  IconSettings,
  IconTrash,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { Permission } from '../../shared/permissions.ts';

type Destination = {
  to:
    | '/'
    | '/calendar'
    | '/patients'
    | '/services'
    | '/facilities'
    | '/staff'
    | '/audit'
    | '/trash'
    | '/settings';
  label: string;
  icon: typeof IconUsers;
  permission: Permission;
  /** Pressed after `g`. */
  key: string;
};

export const destinations: Destination[] = [
  { to: '/', label: 'Dashboard', icon: IconLayoutDashboard, permission: 'dashboard:read', key: 'd' },
  { to: '/calendar', label: 'Calendar', icon: IconCalendar, permission: 'bookings:read', key: 'c' },
  { to: '/patients', label: 'Patients', icon: IconUsers, permission: 'patients:read', key: 'p' },
  { to: '/services', label: 'Services', icon: IconClipboardList, permission: 'services:read', key: 's' },
  {
    to: '/facilities',
    label: 'Facilities',
    icon: IconBuildingHospital,
    permission: 'facilities:read',
    key: 'f',
  },
  { to: '/staff', label: 'Staff', icon: IconUsersGroup, permission: 'users:read', key: 'u' },
  { to: '/audit', label: 'Audit log', icon: IconHistory, permission: 'audit:read', key: 'a' },
  { to: '/trash', label: 'Trash', icon: IconTrash, permission: 'users:write', key: 't' },
  { to: '/settings', label: 'Settings', icon: IconSettings, permission: 'settings:read', key: 'e' },
];
