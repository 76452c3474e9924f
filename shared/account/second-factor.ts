import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import { AnswerInstant, Done } from '../scalars.ts';
import { LinkToken } from './account.ts';
import { SignIn } from './session.ts';

/** Six digits of the authenticator app, or a recovery code, however either was typed. */
const Code = z
  .string(t('Please enter the code.'))
  .trim()
  .min(6, t('A code has six digits, a recovery code ten letters and digits.'))
  .max(40, t('A code has six digits, a recovery code ten letters and digits.'));

/** Ways in which the second factor can be shown. */
const FactorMethod = z.enum(['app', 'passkey', 'recovery']);

/** Signed in; or the password was right and one of `methods` must be shown with `challenge` within five minutes. */
export const SignInAnswer = z.union([
  Done,
  z.object({ done: z.literal(false), challenge: z.string(), methods: z.array(FactorMethod) }),
]);
export type SignInAnswer = z.output<typeof SignInAnswer>;

export const CodeShown = z.strictObject({ challenge: LinkToken, code: Code });

/** Proves again who one is, by password or by a code. */
export const Confirmation = z
  .strictObject({ password: SignIn.shape.password.optional(), code: Code.optional() })
  .refine(({ password, code }) => (password === undefined) !== (code === undefined), {
    error: t('Please enter your password or a code.'),
    path: ['password'],
  });

export const AppCode = z.strictObject({
  code: z
    .string()
    .max(40, t('Please enter the six digits that the app shows.'))
    .transform(code => code.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, t('Please enter the six digits that the app shows.'))),
});

/** What an authenticator app needs: a picture to scan, as SVG, or a key to type. */
export const AppSetup = z.object({ svg: z.string(), key: z.string() });

/** Shown once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

/** How the own account is secured. */
export const SecurityOverview = z.object({
  hasApp: z.boolean(),
  /** Recovery codes that are left. */
  recoveryCodes: z.int(),
  passkeys: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      /** The address that it works at. */
      host: z.string(),
      createdAt: AnswerInstant,
      lastUsedAt: AnswerInstant.nullable(),
    }),
  ),
  /** The clinic lets nobody work without a second factor. */
  isRequired: z.boolean(),
  /** The account has one that this session never showed, so the password confirms nothing. */
  isOwedHere: z.boolean(),
});
export type SecurityOverview = z.output<typeof SecurityOverview>;
