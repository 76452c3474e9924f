/** The body of a letter: its paragraphs, of which some may be left out. */
export const paragraphs = (...all: (string | false | null | undefined)[]): string =>
  `${all.filter(Boolean).join('\n\n')}\n`;
