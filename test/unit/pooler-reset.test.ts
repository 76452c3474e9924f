import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asNew } from '../../server/data/orm/connection/as-new.ts';
import { projectRoot } from '../../server/env.ts';

test('AT5 OPS-9: the pooler leaves a connection as new in all that MedFlow does', () => {
  const settings = readFileSync(join(projectRoot, 'deploy/pgbouncer/pgbouncer.ini'), 'utf8');
  const [, query = ''] = /^server_reset_query = (.+)$/m.exec(settings) ?? [];
  expect(settings).toMatch(/^server_reset_query_always = 1$/m);
  expect(query.split('; ')).toEqual(expect.arrayContaining(asNew));
});
