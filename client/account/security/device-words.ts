import { t } from '../../../shared/i18n/translate.ts';

const browsers: [name: string, sign: RegExp][] = [
  [t('Edge'), /Edg(?:e|A|iOS)?\//],
  [t('Opera'), /OPR\//],
  [t('Firefox'), /Firefox\/|FxiOS\//],
  [t('Chrome'), /Chrome\/|CriOS\//],
  [t('Safari'), /Safari\//],
];
const systems: [name: string, sign: RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  [t('Android'), /Android/],
  [t('Windows'), /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  [t('Linux'), /Linux/],
];

const nameIn = (names: [name: string, sign: RegExp][], userAgent: string) =>
  names.find(([, sign]) => sign.test(userAgent))?.[0];

/** Such as `Firefox on Windows`, for people to recognise; browsers say of themselves what they like. */
export const deviceOf = (userAgent: string | null): string => {
  const browser = nameIn(browsers, userAgent ?? '');
  const system = nameIn(systems, userAgent ?? '');
  if (!browser && !system) return t('Another program');
  return [browser ?? 'A browser', ...(system ? [system] : [])].join(' on ');
};
