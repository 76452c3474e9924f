import { MOST_ALERTS, MOST_FORMER_NAMES, MOST_NOTES } from '../../../shared/clinic/patients.ts';
import { Refusal } from '../../errors.ts';
import type { Patient } from '../patients/patient.entity.ts';
import { folded, wordsOf } from '../patients/terms/fold.ts';

type Names = Pick<Patient, 'firstName' | 'lastName' | 'middleName' | 'preferredName' | 'formerName'>;

const once = (texts: string[]): string[] =>
  [...new Map(texts.toReversed().map(text => [folded(text), text])).values()].toReversed();

/** All that must be known before either is treated; refused where nobody would read all of it. */
export const unitedAlerts = (kept: Patient, merged: Patient): string[] => {
  const alerts = once([...kept.alerts, ...merged.alerts]);
  if (alerts.length > MOST_ALERTS)
    throw new Refusal(
      'Together they have {count} alerts, and a patient has {most} at most. Please shorten them first.',
      { count: alerts.length, most: MOST_ALERTS },
    );
  return alerts;
};

export const joinedNotes = (kept: Patient, merged: Patient): string | null => {
  const notes = once([kept.notes, merged.notes].flatMap(text => text ?? [])).join('\n\n');
  if (notes.length > MOST_NOTES)
    throw new Refusal('Their notes are too long for one record. Please shorten them first.');
  return notes || null;
};

/** Whoever refused once has refused (P5). */
export const strictestConsent = (kept: Patient, merged: Patient): Patient['contactConsent'] => {
  const answers = [kept.contactConsent, merged.contactConsent];
  return (['refused', 'given', 'unasked'] as const).find(answer => answers.includes(answer)) ?? 'unasked';
};

/** The names by which either was known, but for those that are kept, so that each still finds the patient (P4). */
export const formerNames = (before: Names[], now: Omit<Names, 'formerName'>): string | null => {
  const whole = ({ firstName, lastName }: Pick<Names, 'firstName' | 'lastName'>) =>
    [firstName, lastName].filter(Boolean).join(' ');
  const own = wordsOf([whole(now), now.middleName, now.preferredName].filter(Boolean).join(' '));
  const known = before.flatMap(one => [one.formerName, whole(one), one.middleName, one.preferredName]);
  const names = once(known.flatMap(name => name || [])).filter(
    name => !wordsOf(name).every(word => own.includes(word)),
  );
  const joined = names.join(', ');
  if (joined.length > MOST_FORMER_NAMES)
    throw new Refusal('Their former names are too long for one record. Please shorten them first.');
  return joined || null;
};
