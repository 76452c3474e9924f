import { TextInput, type TextInputProps } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

/** Where operators type what their authenticator app shows. */
export const CodeInput = (props: TextInputProps) => (
  <TextInput
    label={t('Code')}
    description={t('Six digits of your authenticator app, or a recovery code')}
    autoComplete="one-time-code"
    size="md"
    {...props}
  />
);
