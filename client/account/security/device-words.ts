import { t } from '../../../shared/i18n/translate.ts';

/** The first whose sign is found; some browsers carry the signs of others as well. */
const browsers = {
  Edge: /Edg(?:e|A|iOS)?\//,
  Opera: /OPR\//,
  Firefox: /Firefox\/|FxiOS\//,
  Chrome: /Chrome\/|CriOS\//,
  Safari: /Safari\//,
};
const systems = {
  iPhone: /iPhone/,
  iPad: /iPad/,
  Android: /Android/,
  Windows: /Windows/,
  macOS: /Mac OS X|Macintosh/,
  Linux: /Linux/,
};

const nameIn = (names: Record<string, RegExp>, userAgent: string) =>
  Object.entries(names).find(([, sign]) => sign.test(userAgent))?.[0];

/** Such as `Firefox on Windows`, for people to recognise; browsers say of themselves what they like. */
export const deviceOf = (userAgent: string | null): string => {
  const browser = nameIn(browsers, userAgent ?? '');
  const system = nameIn(systems, userAgent ?? '');
  if (browser && system) return t('{browser} on {system}', { browser, system });
  if (system) return t('A browser on {system}', { system });
  return browser ?? t('Another program');
};
