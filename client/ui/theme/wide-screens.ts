/** Columns that a phone leaves out. */
export const onWideScreens = '(min-width: 48em)';
