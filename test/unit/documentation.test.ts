import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sharesOf } from '../../server/data/orm/planes.ts';
import { LEAST_CONNECTIONS, projectRoot } from '../../server/env.ts';
import { AuditAction } from '../../shared/clinic/audit.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

test('AP13: the architecture page tells how many connections each plane really has', () => {
  const { clinic, identity, platform, listener } = sharesOf(10);
  expect(listener).toBe(1);
  const withJobs = sharesOf(10, true);
  expect(withJobs).toEqual({ clinic: clinic - 1, identity, platform, listener, jobs: 1 });
  const least = sharesOf(LEAST_CONNECTIONS, true);
  expect(least).toEqual({ clinic: 1, identity: 1, platform: 1, listener: 0, jobs: 1 });
  expect(read('docs/architecture.md').replaceAll('\n', ' ')).toContain(
    `\`MEDFLOW_POOL_MAX\`, ${LEAST_CONNECTIONS} to 10 connections. With 10 they are ${clinic} for \`clinic\`, ${identity} for \`identity\`, ${platform} for \`platform\` and one that listens for changes of access. A process that runs jobs as well leaves one of them to their queue, and has ${withJobs.clinic} for \`clinic\`; with ${LEAST_CONNECTIONS}, that is one for each plane and one for the queue.`,
  );
});

test.each([true, false])(
  'AP6 DB-6: no process opens more connections than it was given, jobs %s',
  runsJobs => {
    for (let given = LEAST_CONNECTIONS; given <= 10; given++) {
      const { clinic, identity, platform, listener, jobs } = sharesOf(given, runsJobs);
      expect(clinic + identity + platform + listener + jobs, `${given}`).toBe(given);
      expect(Math.min(clinic, identity, platform), `${given}`).toBeGreaterThan(0);
    }
  },
);

test('AP13: the audit page lists the actions that are written today, and no others', () => {
  const sources = globSync('server/{access,account,api,clinic,data,platform}/**/*.ts', { cwd: projectRoot });
  const code = sources.map(read).join('\n');
  const written = AuditAction.options.filter(action => code.includes(`'${action}'`));
  const [, listed = ''] = /In use today: ([^.]+)\./.exec(read('docs/audit.md')) ?? [];
  expect([...listed.matchAll(/`(\w+)`/g)].map(([, action]) => action)).toEqual(written);
});
