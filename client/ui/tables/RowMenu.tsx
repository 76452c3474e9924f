import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import type { ReactNode } from 'react';

type Props = { label: string; children: ReactNode };

/** The actions of one row; its clicks stay out of the row's own click. */
export const RowMenu = ({ label, children }: Props) => (
  <Menu position="bottom-end" shadow="md" width={180}>
    <Menu.Target>
      <ActionIcon aria-label={label} onClick={event => event.stopPropagation()}>
        <IconDots size={18} aria-hidden />
      </ActionIcon>
    </Menu.Target>
    <Menu.Dropdown onClick={event => event.stopPropagation()}>{children}</Menu.Dropdown>
  </Menu>
);
