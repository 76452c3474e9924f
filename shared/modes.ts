import { t } from './i18n/translate.ts';

/** Feature flags that say in which mode the whole installation is (OPS-6). */
export const modes = {
  maintenance: t(
    'MedFlow is being maintained at the moment. Nothing can be changed; please try again later.',
  ),
  read_only: t('MedFlow can only be read at the moment. Nothing can be changed.'),
} as const;

/** Why nothing may be changed now, if the flags say so. */
export const modeOf = (flags: readonly string[]): keyof typeof modes | undefined =>
  (Object.keys(modes) as (keyof typeof modes)[]).find(mode => flags.includes(mode));
