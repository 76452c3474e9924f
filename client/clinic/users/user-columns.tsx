import { Avatar, Group, Menu } from '@mantine/core';
import { IconBuildingHospital, IconClock, IconPencil, IconTrash } from '@tabler/icons-react';
import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay, useSession } from '../../session.tsx';
import { initialsOf } from '../../ui/formats/initials.ts';
import { actionsColumn } from '../../ui/tables/actions-column.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { userName } from '../members/user-name.ts';
import { roles, userStatuses } from '../members/user-words.ts';

type Actions = Record<'onEdit' | 'onTrash' | 'onHours' | 'onPlaces', (user: User) => void>;

export const useUserColumns = ({ onEdit, onTrash, onHours, onPlaces }: Actions): Column<User>[] => {
  const may = useMay();
  const { user: self } = useSession();
  const facilities = useFacilityOptions();
  const nameOf = (id: string) => facilities.find(({ value }) => value === id)?.label ?? t('Another facility');
  return [
    {
      accessor: 'name',
      title: t('Name'),
      cellsClassName: 'main-column',
      render: user => (
        <Group gap={10} wrap="nowrap">
          <Avatar size={32} radius="xl" alt="">
            {initialsOf(userName(user))}
          </Avatar>
          <TwoLines title={userName(user)} note={user.email} />
        </Group>
      ),
    },
    {
      accessor: 'role',
      title: t('Role'),
      visibleMediaQuery: onWideScreens,
      render: ({ role }) => roles[role],
    },
    {
      accessor: 'facilityIds',
      title: t('Facilities'),
      visibleMediaQuery: onWideScreens,
      render: ({ facilityIds }) =>
        facilityIds === null ? t('Whole clinic') : facilityIds.map(nameOf).join(', '),
    },
    { accessor: 'status', title: t('Status'), render: ({ status }) => <Status {...userStatuses[status]} /> },
    actionsColumn(userName, user => (
      <>
        {user.role === 'provider' && (
          <Menu.Item leftSection={<IconClock size={16} aria-hidden />} onClick={() => onHours(user)}>
            {t('Weekly hours')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconBuildingHospital size={16} aria-hidden />}
          onClick={() => onPlaces(user)}
        >
          {t('Where they work')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPencil size={16} aria-hidden />}
          disabled={!may('users:write')}
          onClick={() => onEdit(user)}
        >
          {t('Edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={16} aria-hidden />}
          disabled={!may('users:write') || user.id === self.id}
          onClick={() => onTrash(user)}
        >
          {t('Move to trash')}
        </Menu.Item>
      </>
    )),
  ];
};
