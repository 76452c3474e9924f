import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

type Linked<Props> = Omit<Props, 'href'> & { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

/** Mantine's looks with the router's typed addresses. */
export const AnchorLink = createLink((props: Linked<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Linked<ButtonProps>) => <Button component="a" {...props} />);
export const MenuLink = createLink((props: Linked<MenuItemProps>) => <Menu.Item component="a" {...props} />);
