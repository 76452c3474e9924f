import { p } from '@mikro-orm/core';
import { keyringIn } from '../../../data/lists/opening.ts';
import type { Keyring } from '../../../data/vault/keyring.ts';
import { foldedNumber } from './folded-number.ts';
import { searchTokens, type Terms } from './search-tokens.ts';

const tokens = (ring: Keyring, found: Terms[]): string[] => searchTokens(ring, ...found);

/**
 * What a search finds a record by, of what it says sealed; a trigger spreads it into the index table `patient_terms`. Worked out
 * anew at each change, and read by nobody.
 */
export const searchedBy = (termsOf: (row: never) => Terms[]) =>
  p
    .array()
    .columnType('bigint[]')
    .$type<string[]>()
    .nullable()
    .hidden()
    .lazy()
    .onCreate((row, em) => tokens(keyringIn(em), termsOf(row as never)))
    .onUpdate((row, em) => tokens(keyringIn(em), termsOf(row as never)));

const keyOf = (ring: Keyring, number: string | null | undefined): string | null =>
  number ? ring.token(foldedNumber(number)) : null;

/** What a number that is sealed is told apart by: no two of a clinic have the same. */
export const numberKey = (numberOf: (row: never) => string | null | undefined) =>
  p
    .text()
    .$type<string | null>()
    .nullable()
    .hidden()
    .onCreate((row, em) => keyOf(keyringIn(em), numberOf(row as never)))
    .onUpdate((row, em) => keyOf(keyringIn(em), numberOf(row as never)));
