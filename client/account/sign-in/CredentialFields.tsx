import { TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { t } from '../../../shared/i18n/translate.ts';
import { CurrentPasswordInput } from '../../ui/forms/CurrentPasswordInput.tsx';

type Props = { fieldOf: (name: 'email' | 'password') => GetInputPropsReturnType };

export const CredentialFields = ({ fieldOf }: Props) => (
  <>
    <TextInput label={t('E-mail')} type="email" autoComplete="username" size="md" {...fieldOf('email')} />
    <CurrentPasswordInput label={t('Password')} {...fieldOf('password')} />
  </>
);
