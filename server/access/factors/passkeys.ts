import { TRPCError } from '@trpc/server';
import type { MadePasskey, UsedPasskey } from '../../../shared/account/passkeys.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { Refusal } from '../../errors.ts';
import type { Limits } from '../limits/limits.ts';
import { Passkey } from './passkey.entity.ts';
import { type ChallengeFor, makeChallenge, spendChallenge } from './passkey-challenges.ts';
import type { Site } from './relying-party.ts';

const TIMEOUT_MS = 300_000;

/** Loaded with the first passkey, because it would be a good tenth of each start. */
const webauthn = () => import('@simplewebauthn/server');

/** What passkeys are made and checked with. */
export interface PasskeyContext {
  planes: Planes;
  limits: Limits;
  site: Site;
}

/** EdDSA, ES256 and RS256 (COSE), which every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257];

/** Kept in the device, so that no e-mail address has to be typed, and unlocked by its owner. */
const selection = {
  residentKey: 'required',
  requireResidentKey: true,
  userVerification: 'required',
} as const;

/** The bytes as the library wants them, whatever the driver answered. */
const bytesOf = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes);

/** Asks for a passkey that its owner unlocks with a finger, a face or a PIN, so that it is two factors in one. */
export const creationOf = async (
  { planes, site }: PasskeyContext,
  account: { id: string; email: string; name: string },
  existing: Passkey[],
) => {
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    ...{ rpName: 'MedFlow', rpID: site.rpId, timeout: TIMEOUT_MS, attestationType: 'none' },
    userID: bytesOf(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
    userName: account.email,
    userDisplayName: account.name,
    challenge: makeChallenge(planes.factorKey, `register ${account.id}`),
    excludeCredentials: existing
      .filter(({ rpId }) => rpId === site.rpId)
      .map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: selection,
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return {
    ...options,
    rp: { ...options.rp, id: site.rpId },
    timeout: TIMEOUT_MS,
    excludeCredentials: options.excludeCredentials ?? [],
    authenticatorSelection: selection,
    attestation: 'none' as const,
  };
};

/** The public half of a new passkey; refuses in words what was not made here, now and for this account. */
export const madePasskey = async (
  { planes, limits, site }: PasskeyContext,
  accountId: string,
  { id, clientDataJSON, attestationObject, transports }: MadePasskey,
) => {
  const { verifyRegistrationResponse } = await webauthn();
  const result = await verifyRegistrationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject, transports },
    },
    expectedChallenge: challenge =>
      spendChallenge(limits, planes.factorKey, `register ${accountId}`, challenge),
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
  }).catch(unverified);
  if (!result?.verified)
    throw new Refusal(
      'This passkey could not be checked. Please try again, at this web address and within five minutes.',
    );
  const { credential } = result.registrationInfo;
  return {
    ...{ rpId: site.rpId, credentialId: credential.id, transports },
    ...{ publicKey: Buffer.from(credential.publicKey), counter: credential.counter },
  };
};

/** Asks for one of these passkeys or, without any, for whichever the person has here. */
export const requestOf = async (
  { planes, site }: PasskeyContext,
  purpose: ChallengeFor,
  passkeys?: Passkey[],
) => {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    ...{ rpID: site.rpId, timeout: TIMEOUT_MS, userVerification: 'required' },
    challenge: makeChallenge(planes.factorKey, purpose),
    ...(passkeys
      ? { allowCredentials: passkeys.map(({ credentialId: id, transports }) => ({ id, transports })) }
      : {}),
  });
  return { ...options, rpId: site.rpId, timeout: TIMEOUT_MS, userVerification: 'required' as const };
};

/**
 * The account whose passkey was really used here and for this, or null. A counter that went back betrays a copied key,
 * and is refused.
 */
export const accountOfPasskey = async (
  { planes, limits, site }: PasskeyContext,
  purpose: ChallengeFor,
  { id, ...response }: UsedPasskey,
): Promise<string | null> => {
  const em = planes.identity.em.fork();
  const passkey = await em.findOne(Passkey, { credentialId: id, rpId: site.rpId });
  if (!passkey) return null;
  const { credentialId, publicKey, counter, transports } = passkey;
  const { verifyAuthenticationResponse } = await webauthn();
  const result = await verifyAuthenticationResponse({
    response: { ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} }, response },
    expectedChallenge: challenge => spendChallenge(limits, planes.factorKey, purpose, challenge),
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { ...{ id: credentialId, counter, transports }, publicKey: bytesOf(publicKey) },
    requireUserVerification: true,
  }).catch(unverified);
  if (!result?.verified) return null;
  const { newCounter } = result.authenticationInfo;
  const unchanged = { id: passkey.id, counter };
  const changed = await em.nativeUpdate(Passkey, unchanged, { counter: newCounter, lastUsedAt: new Date() });
  return changed === 1 ? passkey.account.id : null;
};

/** The library throws at whatever does not fit; that a challenge could not be looked up is a failure of ours. */
const unverified = (error: unknown): null => {
  if (error instanceof TRPCError) throw error;
  return null;
};
