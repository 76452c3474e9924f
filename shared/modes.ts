/** Feature flags that say in which mode the whole installation is (OPS-6). */
export const modes = {
  maintenance: 'MedFlow is being maintained at the moment. Nothing can be changed; please try again later.',
  read_only: 'MedFlow can only be read at the moment. Nothing can be changed.',
} as const;

/** Why nothing may be changed now, if the flags say so. */
export const modeOf = (flags: readonly string[]): keyof typeof modes | undefined =>
  (Object.keys(modes) as (keyof typeof modes)[]).find(mode => flags.includes(mode));
