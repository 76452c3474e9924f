import { PasswordInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { t } from '../../../shared/i18n/translate.ts';

/** For the password that somebody has, which password managers fill in. */
export const CurrentPasswordInput = (props: ComponentProps<typeof PasswordInput>) => (
  <PasswordInput
    autoComplete="current-password"
    size="md"
    visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
    {...props}
  />
);
