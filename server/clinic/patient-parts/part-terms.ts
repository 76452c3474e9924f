import { p } from '@mikro-orm/core';
import { PROTECTED } from '../../data/records/tenant-entity.ts';

/** What is found by of a part: its number, or how somebody is reached. */
interface Found {
  value?: string | null;
  phone?: string | null;
  email?: string | null;
}

/** What a search finds the patient by, of a part of the record. */
export const foundBy = (termsOf: (part: Found) => string[]) => {
  const terms = (part: Found) => [...new Set(termsOf(part).filter(Boolean))];
  return p
    .type('text[]')
    .$type<string[]>()
    .hidden()
    .comment(PROTECTED)
    .onCreate(part => terms(part as Found))
    .onUpdate(part => terms(part as Found));
};

export const spreadsTerms = (table: 'patient_identifiers' | 'patient_contacts') => ({
  ...{ name: 'spread_part_terms', timing: 'after' as const, events: ['insert' as const, 'update' as const] },
  expression: `create trigger "spread_part_terms" after insert or update on "clinic"."${table}" for each row execute function security.spread_part_terms()`,
});
