import { startAuthentication, startRegistration, WebAuthnError } from '@simplewebauthn/browser';
import type { PasskeyCreation, PasskeyRequest } from '../../../shared/account/passkeys.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';

const wordsFor = (error: unknown): string | undefined => {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'This device has a passkey for your account already.';
  if (error instanceof Error && ['NotAllowedError', 'AbortError'].includes(error.name))
    return 'No passkey was used. Please try again, or use another way.';
  return error instanceof WebAuthnError ? 'This browser cannot use a passkey here.' : undefined;
};

/** What the browser or the server had against a passkey, in words. */
export const passkeyFailure = (error: unknown): Failure => {
  const message = wordsFor(error);
  return message ? { message, isPassing: false } : failureOf(error);
};

/** Lets the browser make a passkey, and keeps of its answer what the server wants. */
export const makePasskey = async (options: PasskeyCreation) => {
  const { id, response } = await startRegistration({ optionsJSON: options });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { id, clientDataJSON, attestationObject, transports };
};

/** Lets the browser use a passkey. */
export const showPasskey = async (options: PasskeyRequest) => {
  const { id, response } = await startAuthentication({ optionsJSON: options });
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
};
