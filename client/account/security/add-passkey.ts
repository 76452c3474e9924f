import { trpc } from '../../trpc.ts';
import { confirmed } from '../confirm/confirmed.tsx';
import { makePasskey } from '../second-step/passkey.ts';
import { deviceOf } from './device-words.ts';

/** Makes a passkey in this browser, named after it. Answers undefined when the person did not want to say who they are. */
export const addPasskey = async () => {
  const options = await confirmed(() => trpc.passkeys.begin.mutate());
  if (!options) return undefined;
  const passkey = await makePasskey(options);
  return trpc.passkeys.add.mutate({ name: deviceOf(navigator.userAgent), passkey });
};
