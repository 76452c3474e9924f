/** What stands in more than one room. */
export const common = {
  Cancel: 'Abbrechen',
  Confirm: 'Bestätigen',
  Language: 'Sprache',
} as const;
