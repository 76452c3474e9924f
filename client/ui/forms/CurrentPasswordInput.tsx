import { PasswordInput } from '@mantine/core';
import type { ComponentProps } from 'react';

/** For the password that somebody has, which password managers fill in. */
export const CurrentPasswordInput = (props: ComponentProps<typeof PasswordInput>) => (
  <PasswordInput
    autoComplete="current-password"
    size="md"
    visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
    {...props}
  />
);
