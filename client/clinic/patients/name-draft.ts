import { Phone } from '../../../shared/contact.ts';

/** What somebody searched for, as the beginning of a new patient's record. */
export type PatientDraft = { firstName: string; lastName: string; phone: string };

/** A name that carries a comma begins with the last one; otherwise that is its last word. Digits alone are a phone number. */
export const draftOf = (typed: string): PatientDraft => {
  const text = typed.trim().replace(/\s+/g, ' ');
  if (Phone.safeParse(text).success) return { firstName: '', lastName: '', phone: text };
  const [last = '', first] = text.split(/\s*,\s*/);
  if (first !== undefined) return { firstName: first, lastName: last, phone: '' };
  const at = text.lastIndexOf(' ');
  return at < 0
    ? { firstName: text, lastName: '', phone: '' }
    : { firstName: text.slice(0, at), lastName: text.slice(at + 1), phone: '' };
};
