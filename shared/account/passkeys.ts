import { z } from 'zod';
import { Id, Line } from '../scalars.ts';
import { LinkToken } from './account.ts';

/** Bytes as WebAuthn's JSON has them. */
const Base64Url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+$/);

const Transports = z.array(z.string().max(40)).max(10);

/** What a browser answers when a passkey was made; what else it tells is not needed. */
const MadePasskey = z.strictObject({
  id: Base64Url(1400),
  clientDataJSON: Base64Url(4000),
  attestationObject: Base64Url(16_000),
  transports: Transports.default([]),
});
export type MadePasskey = z.output<typeof MadePasskey>;

/** What a browser answers when a passkey was used. */
const UsedPasskey = z.strictObject({
  id: Base64Url(1400),
  clientDataJSON: Base64Url(4000),
  authenticatorData: Base64Url(4000),
  signature: Base64Url(4000),
});
export type UsedPasskey = z.output<typeof UsedPasskey>;

const PasskeyName = Line(60);

export const NewPasskey = z.strictObject({ name: PasskeyName, passkey: MadePasskey });
export const PasskeyChange = z.strictObject({ id: Id, name: PasskeyName });

/** `challenge` is the one of the password, where there was one; without it the passkey is the whole sign-in. */
export const PasskeyWanted = z.strictObject({ challenge: LinkToken.optional() });
export const PasskeyShown = z.strictObject({ challenge: LinkToken.optional(), passkey: UsedPasskey });
export const PasskeyConfirmation = z.strictObject({ passkey: UsedPasskey });

const Verification = z.enum(['required', 'preferred', 'discouraged']);
const Known = z.array(
  z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() }),
);

/** What `navigator.credentials.create` is asked for, as WebAuthn's JSON. */
export const PasskeyCreation = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.int(), type: z.literal('public-key') })),
  timeout: z.int(),
  excludeCredentials: Known,
  authenticatorSelection: z.object({
    residentKey: Verification,
    requireResidentKey: z.boolean(),
    userVerification: Verification,
  }),
  attestation: z.literal('none'),
});
export type PasskeyCreation = z.output<typeof PasskeyCreation>;

/** What `navigator.credentials.get` is asked for, as WebAuthn's JSON. */
export const PasskeyRequest = z.object({
  rpId: z.string(),
  challenge: z.string(),
  timeout: z.int(),
  allowCredentials: Known.optional(),
  userVerification: Verification,
});
export type PasskeyRequest = z.output<typeof PasskeyRequest>;

/** Recovery codes where this is the first second factor of the account; shown once. */
export const PasskeyAdded = z.object({ recoveryCodes: z.array(z.string()).nullable() });
