/** What can be done with many rows of a list at once, and taking them along. */
export const lists = {
  'Export selected': 'Auswahl exportieren',
};
