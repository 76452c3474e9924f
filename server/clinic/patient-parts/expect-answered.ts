import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../errors.ts';

/** By the clinic's own day. */
export const expectAnswered = (answeredOn: string, timeZone: string): void => {
  if (answeredOn > `${Temporal.Now.plainDateISO(timeZone)}`)
    throw new Refusal('An answer cannot lie in the future.');
};
