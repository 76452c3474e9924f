import type { Icon } from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';

/** A page that the menu leads to. */
export type Destination = {
  to: NonNullable<LinkProps['to']>;
  label: string;
  icon: Icon;
  /** The heading it stands under. */
  section?: string;
};
