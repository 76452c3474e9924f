import { common } from './common.ts';

/** The German catalogue: what each English sentence of the code says in German. */
export const german = {
  ...common,
} as const;
