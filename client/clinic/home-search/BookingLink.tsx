import { useSearch } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { AnchorLink } from '../../ui/pages/links.tsx';

type Props = { bookingId: string; id?: string; ref?: Ref<HTMLAnchorElement>; children: ReactNode };

/** Opens a booking beside the home page, which stays as it is. */
export const BookingLink = ({ bookingId, ...rest }: Props) => (
  <AnchorLink
    to="/"
    search={{ ...useSearch({ from: '/clinic/' }), bookingId }}
    size="sm"
    fw={600}
    c="inherit"
    className="desk-name"
    {...rest}
  />
);
