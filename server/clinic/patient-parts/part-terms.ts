/** The trigger that keeps the search index of a patient as a part of the record is. */
export const spreadsTerms = (table: 'patient_identifiers' | 'patient_contacts') => ({
  ...{ name: 'spread_part_terms', timing: 'after' as const, events: ['insert' as const, 'update' as const] },
  expression: `create trigger "spread_part_terms" after insert or update on "clinic"."${table}" for each row execute function security.spread_part_terms()`,
});
