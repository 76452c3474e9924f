import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, matchesGlob } from 'node:path';
import { projectRoot } from '../../server/env.ts';

const read = (file: string): string => readFileSync(join(projectRoot, 'deploy/container', file), 'utf8');

export interface Step {
  instruction: string;
  text: string;
}

/** The steps of the Dockerfile, each of which stands on one line. */
export const steps = (): Step[] =>
  read('Dockerfile')
    .split('\n')
    .filter(line => line && !line.startsWith('#'))
    .map(line => {
      const [, instruction = '', text = ''] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
      return { instruction, text };
    });

/** The last step of a kind, which is the one that counts. */
export const step = (instruction: string): string =>
  steps().findLast(one => one.instruction === instruction)?.text ?? '';

/** What is written as a list is run without a shell. */
export const commandIn = (text: string): string[] => JSON.parse(/\[.*\]$/.exec(text)?.[0] ?? '[]');

export const environment = (): Record<string, string> =>
  Object.fromEntries(
    step('ENV')
      .split(' ')
      .map((pair): [string, string] => {
        const [name = '', value = ''] = pair.split('=');
        return [name, value];
      }),
  );

/** The files of a checkout that a build is given: what the last rule that fits says. */
export const contextFiles = (): string[] => {
  const rules = read('Dockerfile.dockerignore').split('\n').filter(Boolean);
  const tracked = execFileSync('git', ['ls-files'], { cwd: projectRoot, encoding: 'utf8' }).split('\n');
  return tracked.filter(Boolean).filter(file => {
    const last = rules.findLast(rule => fits(file, rule.replace(/^!/, '')));
    return last?.startsWith('!') ?? true;
  });
};

const fits = (file: string, rule: string): boolean =>
  file === rule || file.startsWith(`${rule}/`) || matchesGlob(file, rule);
