import { z } from 'zod';
import { Email } from '../contact.ts';
import { t } from '../i18n/translate.ts';
import { Password, SignIn } from './session.ts';

/** 256 random bits in base64url, as links carry them. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, t('This link is not complete.'));

export const PasswordChange = z.strictObject({
  currentPassword: SignIn.shape.password,
  newPassword: Password,
});

export const ResetRequest = z.strictObject({ email: Email });

export const PasswordReset = z.strictObject({ token: LinkToken, password: Password });
