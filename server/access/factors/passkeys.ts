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

/** What is known of a passkey beside its key: accounts and patients each have a table of them. */
type Known = Pick<Passkey, 'rpId' | 'credentialId' | 'transports'>;
type Kept = Known & Pick<Passkey, 'publicKey' | 'counter'>;

interface Wanted {
  purpose: ChallengeFor;
  /** Whose page it is, in words. */
  rpName: string;
  /** By `name` its owner chooses it in the device. */
  owner: { id: string; name: string; displayName: string };
}

/** Asks for a passkey that its owner unlocks with a finger, a face or a PIN, so that it is two factors in one. */
export const creationOf = async (
  { planes, site }: PasskeyContext,
  { purpose, rpName, owner }: Wanted,
  existing: Known[],
) => {
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    ...{ rpName, rpID: site.rpId, timeout: TIMEOUT_MS, attestationType: 'none' },
    userID: bytesOf(Buffer.from(owner.id.replaceAll('-', ''), 'hex')),
    userName: owner.name,
    userDisplayName: owner.displayName,
    challenge: makeChallenge(planes.factorKey, purpose),
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

/** The public half of a new passkey; refuses in words what was not made here, now and for this. */
export const madePasskey = async (
  { planes, limits, site }: PasskeyContext,
  purpose: ChallengeFor,
  { id, clientDataJSON, attestationObject, transports }: MadePasskey,
) => {
  const { verifyRegistrationResponse } = await webauthn();
  const result = await verifyRegistrationResponse({
    response: {
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON, attestationObject, transports },
    },
    expectedChallenge: challenge => spendChallenge(limits, planes.factorKey, purpose, challenge),
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
  passkeys?: Known[],
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

/** How often a passkey says by now that it was used, or null where it was not really used here and for this. */
export const counterShown = async (
  { planes, limits, site }: PasskeyContext,
  purpose: ChallengeFor,
  { id, ...response }: UsedPasskey,
  { publicKey, counter, transports }: Kept,
): Promise<number | null> => {
  const { verifyAuthenticationResponse } = await webauthn();
  // A counter that went back betrays a copied key, and is refused.
  const result = await verifyAuthenticationResponse({
    response: { ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} }, response },
    expectedChallenge: challenge => spendChallenge(limits, planes.factorKey, purpose, challenge),
    expectedOrigin: site.origin,
    expectedRPID: site.rpId,
    credential: { ...{ id, counter, transports }, publicKey: bytesOf(publicKey) },
    requireUserVerification: true,
  }).catch(unverified);
  return result?.verified ? result.authenticationInfo.newCounter : null;
};

/** The account whose passkey was really used here and for this, or null. */
export const accountOfPasskey = async (
  ctx: PasskeyContext,
  purpose: ChallengeFor,
  used: UsedPasskey,
): Promise<string | null> => {
  const em = ctx.planes.identity.em.fork();
  const passkey = await em.findOne(Passkey, { credentialId: used.id, rpId: ctx.site.rpId });
  if (!passkey) return null;
  const counter = await counterShown(ctx, purpose, used, passkey);
  if (counter === null) return null;
  const unchanged = { id: passkey.id, counter: passkey.counter };
  const changed = await em.nativeUpdate(Passkey, unchanged, { counter, lastUsedAt: new Date() });
  return changed === 1 ? passkey.account.id : null;
};

/** The library throws at whatever does not fit; that a challenge could not be looked up is a failure of ours. */
const unverified = (error: unknown): null => {
  if (error instanceof TRPCError) throw error;
  return null;
};
