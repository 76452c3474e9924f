import { Anchor } from '@mantine/core';
import type { Specialist } from '../../../shared/clinic/specialists.ts';

/** By which phone and which e-mail somebody is reached, each to be tapped. */
export const Reached = ({ phone, email }: Pick<Specialist, 'phone' | 'email'>) => (
  <>
    {phone && (
      <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`} size="sm" me="sm">
        {phone}
      </Anchor>
    )}
    {email && (
      <Anchor href={`mailto:${email}`} size="sm">
        {email}
      </Anchor>
    )}
  </>
);
