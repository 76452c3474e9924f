import { Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { Linked } from './links.tsx';

/** A file of its own, because the first page has links and no menu (FD10). */
export const MenuLink = createLink((props: Linked<MenuItemProps>) => <Menu.Item component="a" {...props} />);
