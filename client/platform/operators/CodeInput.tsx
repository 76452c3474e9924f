import { TextInput, type TextInputProps } from '@mantine/core';

/** Where operators type what their authenticator app shows. */
export const CodeInput = (props: TextInputProps) => (
  <TextInput
    label="Code"
    description="Six digits of your authenticator app, or a recovery code"
    autoComplete="one-time-code"
    size="md"
    {...props}
  />
);
