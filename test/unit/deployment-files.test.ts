import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const container = (file: string): string => read(`deploy/container/${file}`);
const units = ['medflow.service', 'medflow-migrate.service'].map(unit => read(`deploy/systemd/${unit}`));

test('OPS-9: what is deployed names settings, addresses and commands that there are', () => {
  const files = [container('Dockerfile'), container('compose.yml'), ...units].join('\n');
  const named = new Set(
    [...files.matchAll(/\b(MEDFLOW_[A-Z_]+|DATABASE_URL)(_FILE)?\b/g)].map(([, name]) => name),
  );
  for (const name of named) expect(read('.env.example'), name).toContain(`${name}=`);
  const health = read('server/operations/health.ts');
  for (const [, path] of [container('Dockerfile'), container('haproxy.cfg')]
    .join('\n')
    .matchAll(/(\/(?:healthz|readyz|metrics|health\/[\w-]+))\b/g))
    expect(health).toContain(`'${path}'`);
  expect(
    [...files.matchAll(/medflow\.mjs"?,? (.+?)\]?$/gm)].map(([, words]) => words?.replaceAll(/[",\]]/g, '')),
  ).toEqual([...['start', 'db create', 'db up', 'start', 'db up']]);
});

test('OPS-9: servers run as nobody in particular, from files that they cannot change, with secrets in files', () => {
  const dockerfile = container('Dockerfile');
  expect(dockerfile).toMatch(/^USER (?!0|root)/m);
  const compose = container('compose.yml');
  expect(compose).toMatch(/\nx-server:[^]*?read_only: true[^]*?cap_drop: \[ALL\]/);
  for (const unit of units) {
    expect(unit).toMatch(/^User=medflow$/m);
    expect(unit).toMatch(/^ProtectSystem=strict$/m);
  }
  // No secret stands in a file that is kept with the code, nor in an environment that others may read.
  const secrets = /(?:MEDFLOW_SECRET|MEDFLOW_VAULT_KEY|DATABASE_URL|POSTGRES_PASSWORD)(?!_FILE)\b/;
  for (const file of [dockerfile, compose, ...units]) expect(file).not.toMatch(secrets);
  // What a file of secrets is asked for is declared, and the keys are on a volume of their own.
  const [uses = '', declared = ''] = compose.split(/^secrets:$/m);
  for (const [, name] of uses.matchAll(/\/run\/secrets\/([\w.-]+)/g))
    expect(declared).toContain(`  ${name}: {`);
  expect(compose).toContain('- keys:/var/lib/medflow/keys');
  expect(compose).not.toMatch(/database:\/var\/lib\/medflow/);
});
