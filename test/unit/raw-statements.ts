/** Ways past the unit of work, its filters and its change log, by what they are called. */
export const ways: Record<string, RegExp> = {
  'a driver of its own':
    /import (?!type\b)[^;]*?from '(?:pg|kysely|postgres)'|import\('(?:pg|kysely|postgres)'\)/,
  'a connection': /\b(?:getConnection|getNativeClient|getKysely|getKnex|getDriver|getClient)\b/,
  'a raw statement':
    /\bexecute(?:<[^()]*>)?\((?!'(?:all|get|run)'|\))|\{[^}]*\bexecute\b[^}]*\} = |\[['"`]execute['"`]\]/,
  'a bulk change': /\b(?:native(?:Insert|Update|Delete)\w*|upsert(?:Many)?|insertMany)\b/,
};

/** What a source does that only `server/data` should, apart from comments. */
export const waysIn = (source: string): string[] => {
  const code = source.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '');
  return Object.keys(ways).filter(way => ways[way]?.test(code));
};
