import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../errors.ts';

/** By the clinic's own day: it is tomorrow in Auckland while New York has not had lunch (K17). */
export const expectBorn = (birthDate: string | null | undefined, timeZone: string): void => {
  if (birthDate && birthDate > `${Temporal.Now.plainDateISO(timeZone)}`)
    throw new Refusal('A birth date cannot lie in the future.');
};
