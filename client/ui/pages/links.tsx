import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';

export type Linked<Props> = Omit<Props, 'href'> & { ref?: Ref<HTMLAnchorElement>; children?: ReactNode };

/** Mantine's looks with the router's typed addresses. */
export const AnchorLink = createLink((props: Linked<AnchorProps>) => <Anchor {...props} />);
export const ButtonLink = createLink((props: Linked<ButtonProps>) => <Button component="a" {...props} />);
