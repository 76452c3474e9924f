import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../env.ts';

/** What is running, as its package says. */
export const product = (): { name: string; version: string } => {
  const { name, version }: { name: string; version: string } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  );
  return { name, version };
};
