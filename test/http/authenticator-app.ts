import { setTimeout } from 'node:timers/promises';
import { generate } from 'otplib';
import type { TestClinic } from '../world/world.ts';
import { ask, cookiesOf, signIn } from './identity-door.ts';
import { said } from './send.ts';

const STEP = 30;

/** Long enough for a code to arrive, however busy the machine. */
const ARRIVES_S = 10;

/**
 * What the authenticator app shows; `steps` of 30 seconds ago, or ahead. A code of a moment ago is taken in the step
 * after its own only, so it is not read when that is nearly over. A timer may wake a moment early: one second more.
 */
export const codeOf = async (secret: string, steps = 0): Promise<string> => {
  const left = STEP - ((Date.now() / 1000) % STEP);
  if (steps < 0 && left < ARRIVES_S) await setTimeout((left + 1) * 1000);
  return generate({ secret, epoch: Math.floor(Date.now() / 1000) + steps * STEP });
};

/** Sets an authenticator app up as a person does: sign in, scan, enter the code of a moment ago. */
export const enrol = async (ours: TestClinic, email?: string) => {
  const first = cookiesOf(await signIn(ours, email));
  const { key } = said(await ask(ours, 'POST /second-factor', { cookie: first })) as { key: string };
  const code = await codeOf(key, -1);
  const confirmed = await ask(ours, 'POST /second-factor/confirm', { cookie: first, body: { code } });
  const { recoveryCodes } = said(confirmed) as { recoveryCodes: string[] };
  return { secret: key, cookie: cookiesOf(confirmed), first, recoveryCodes };
};

/** The right password, and what is to be shown next. */
export const challenged = async (ours: TestClinic, email?: string) =>
  said(await signIn(ours, email)) as { done: boolean; challenge: string; methods: string[] };
