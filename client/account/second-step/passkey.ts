import type { WebAuthnError } from '@simplewebauthn/browser';
import type { PasskeyCreation, PasskeyRequest } from '../../../shared/account/passkeys.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';

/** Comes with the first passkey, and not with the first page (FD10). */
const browserKeys = () => import('@simplewebauthn/browser');

const isKeyError = (error: unknown): error is WebAuthnError =>
  error instanceof Error && 'code' in error && `${error.code}`.startsWith('ERROR_');

const wordsFor = (error: unknown): string | undefined => {
  if (isKeyError(error) && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return t('This device has a passkey for you already.');
  if (error instanceof Error && /^(NotAllowed|Abort)Error$/.test(error.name))
    return t('No passkey was used. Please try again, or use another way.');
  return isKeyError(error) ? t('This browser cannot use a passkey here.') : undefined;
};

/** What the browser or the server had against a passkey, in words. */
export const passkeyFailure = (error: unknown): Failure => {
  const message = wordsFor(error);
  return message ? { message, isPassing: false } : failureOf(error);
};

/** Lets the browser make a passkey, and keeps of its answer what the server wants. */
export const makePasskey = async (options: PasskeyCreation) => {
  const { startRegistration } = await browserKeys();
  const { id, response } = await startRegistration({ optionsJSON: options });
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { id, clientDataJSON, attestationObject, transports };
};

/** Lets the browser use a passkey. */
export const showPasskey = async (options: PasskeyRequest) => {
  const { startAuthentication } = await browserKeys();
  const { id, response } = await startAuthentication({ optionsJSON: options });
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
};
