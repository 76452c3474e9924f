import { Anchor, Stack } from '@mantine/core';
import type { Specialist } from '../../../shared/clinic/specialists.ts';

/** By which phone and which e-mail somebody is reached, each to be tapped. */
export const Reached = ({ phone, email }: Pick<Specialist, 'phone' | 'email'>) => (
  <Stack component="span" gap="xs" align="flex-start">
    {phone && (
      <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`} size="sm" className="nowrap">
        {phone}
      </Anchor>
    )}
    {email && (
      <Anchor href={`mailto:${email}`} size="sm">
        {email}
      </Anchor>
    )}
  </Stack>
);
