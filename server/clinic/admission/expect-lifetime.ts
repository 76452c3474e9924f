import { Temporal } from 'temporal-polyfill';
import type { PatientStatus } from '../../../shared/clinic/patients.ts';
import { Refusal } from '../../errors.ts';

export interface Lifetime {
  birthDate?: string | null;
  diedOn?: string | null;
  status?: PatientStatus;
}

/** By the clinic's own day: it is tomorrow in Auckland while New York has not had lunch (K17). */
export const expectLifetime = ({ birthDate, diedOn, status }: Lifetime, timeZone: string): void => {
  const today = `${Temporal.Now.plainDateISO(timeZone)}`;
  if (birthDate && birthDate > today) throw new Refusal('A birth date cannot lie in the future.');
  if (!diedOn) return;
  if (status !== 'deceased') throw new Refusal('Only a patient who has died has a date of death.');
  if (diedOn > today) throw new Refusal('A date of death cannot lie in the future.');
  if (birthDate && diedOn < birthDate) throw new Refusal('Nobody dies before they are born.');
};
