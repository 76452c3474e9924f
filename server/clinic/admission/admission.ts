import type { z } from 'zod';
import { type AdmissionNeeds, type Entered, lackingIn } from '../../../shared/clinic/admission.ts';
import type { AlikePatient, NewPatient } from '../../../shared/clinic/patients.ts';
import type { PatientsValues } from '../../../shared/clinic/settings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { NeedsReason, Refusal, RefusedInput } from '../../errors.ts';
import { patients } from '../settings/kinds.ts';
import { expectLifetime, type Lifetime } from './expect-lifetime.ts';

type Warnings = NeedsReason['warnings'];

/** What the actor's clinic has set about its patients, wherever one is made (SET-1). */
export const admissionRules = async (em: ClinicEm): Promise<z.output<typeof PatientsValues>> =>
  (await settingsOf(em, patients)).values;

/** What of somebody is checked wherever they are entered: nobody is born tomorrow, whichever door they come by (K17). */
type Person = Entered & Lifetime;

/** Refuses whoever lacks what the clinic asks of a new patient. */
export const expectComplete = (entered: Person, needs: AdmissionNeeds, timeZone: string): void => {
  expectLifetime(entered, timeZone);
  const lacking = lackingIn(entered, needs);
  if (lacking.length > 0) throw new RefusedInput(lacking.map(({ sentence }) => sentence));
};

/** The same on the clinic's page, which asks everybody for the rest. */
export const expectBirthDate = (
  { birthDate }: Pick<Entered, 'birthDate'>,
  { birthDateRequired }: Pick<AdmissionNeeds, 'birthDateRequired'>,
  timeZone: string,
): void => {
  expectLifetime({ birthDate }, timeZone);
  if (birthDateRequired && !birthDate)
    throw new Refusal('This clinic needs the birth date of every new patient.');
};

/** What is there already stays; who came before the clinic asked for it may go on without. */
export const expectKept = (
  { before, now }: { before: Entered; now: Person },
  needs: AdmissionNeeds,
  timeZone: string,
): void => {
  expectLifetime(now, timeZone);
  const lacked = new Set(lackingIn(before, needs).map(({ field }) => field));
  const gone = lackingIn(now, needs).filter(({ field }) => !lacked.has(field));
  if (gone.length > 0) throw new RefusedInput(gone.map(({ sentence }) => sentence));
};

/** A family shares a phone, and two people a name: whoever has another birth date is somebody else. */
const isLikely =
  ({ birthDate }: Pick<NewPatient, 'birthDate'>) =>
  ({ alike, birthDate: theirs }: Pick<AlikePatient, 'alike' | 'birthDate'>): boolean =>
    alike.includes('birthDate') || (alike.includes('name') && (!birthDate || !theirs));

/** That somebody may be here already: how many, as the names are another answer's. */
export const warnOfAlike = (
  entered: Pick<NewPatient, 'birthDate'>,
  alike: Pick<AlikePatient, 'alike' | 'birthDate'>[],
): Warnings => {
  const count = alike.filter(isLikely(entered)).length;
  const sentence = t(
    '{count, plural, one {A patient who is here already is probably the same person.} other {# patients who are here already are probably the same person.}}',
    { count },
  );
  return count === 0 ? [] : [{ kind: 'alike-patient', sentence }];
};

/** The reason that passes over what was warned of; without one it is asked for. */
export const passedOver = (warnings: Warnings, given: { reason: string } | undefined): string | null => {
  if (warnings.length === 0) return null;
  if (!given) throw new NeedsReason(warnings, '{sentences} Please give a reason to enter them all the same.');
  return given.reason;
};
