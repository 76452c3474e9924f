import { Temporal } from 'temporal-polyfill';
import { Refusal } from '../../errors.ts';

interface Span {
  validFrom?: string | null;
  validTo?: string | null;
}

interface Primary extends Span {
  id: string;
  isPrimary: boolean;
}

export const meet = (a: Span, b: Span): boolean =>
  (a.validFrom ?? '') <= (b.validTo ?? '9') && (b.validFrom ?? '') <= (a.validTo ?? '9');

/** Of the owner's primary ones of its kind, the others at some of its time. */
const rivalsOf = (address: Primary, primaries: Primary[]): Primary[] =>
  primaries.filter(other => other.id !== address.id && meet(other, address));

/** One that comes back from the trash is primary no more where another one is by now. */
export const giveWayToPrimary = (address: Primary, primaries: Primary[]): void => {
  if (address.isPrimary && rivalsOf(address, primaries).length > 0) address.isPrimary = false;
};

/**
 * Makes room for a primary address: the one before it of its kind ends the day before it begins, or is primary no more where it
 * has no beginning of its own (P20). Whether that is so of all of them, the database asks at the end of the transaction.
 */
export const endFormerPrimary = (address: Primary, primaries: Primary[]): void => {
  const { validFrom, validTo, isPrimary } = address;
  if (validFrom && validTo && validTo < validFrom)
    throw new Refusal('A postal address cannot end before it begins.');
  if (!isPrimary) return;
  for (const other of rivalsOf(address, primaries)) {
    if (validFrom && (other.validFrom ?? '') < validFrom)
      other.validTo = `${Temporal.PlainDate.from(validFrom).subtract({ days: 1 })}`;
    else other.isPrimary = false;
  }
};
