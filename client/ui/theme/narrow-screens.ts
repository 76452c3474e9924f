/** Columns that a phone shows instead of those of `onWideScreens`. */
export const onNarrowScreens = '(max-width: 47.99em)';
