import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sharesOf } from '../../server/data/orm/planes.ts';
import { LEAST_CONNECTIONS, projectRoot } from '../../server/env.ts';
import { AuditAction } from '../../shared/clinic/audit.ts';
import { AlertName } from '../../shared/platform/alerts.ts';
import { pictures } from '../pictures/pictures.ts';

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

test('LIT-14 LIT-6: triggers and severities name alerts that are raised, metrics that are told and each severity once', () => {
  const pages = ['deployment', 'runbooks/incidents'].map(page => read(`docs/${page}.md`));
  const text = pages.join('\n');
  const rules = [...read('deploy/prometheus/alerts.yml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name);
  const named = [...text.matchAll(/`([A-Z]\w+[a-z])`/g)].map(([, name = '']) => name);
  for (const alert of named) expect([...AlertName.options, ...rules]).toContain(alert);
  for (const alert of AlertName.options) expect(pages[1], alert).toContain(`\`${alert}\``);

  const metrics = read('server/metrics.ts');
  for (const [, metric = ''] of text.matchAll(/\b(medflow_\w+?)(?:_count|_bucket)?\b/g))
    expect(metrics).toContain(`'${metric}'`);
  const codes = [...text.matchAll(/outcome=~"([A-Z_|]+)"/g)].flatMap(([, all = '']) => all.split('|'));
  expect(codes).toEqual(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE']);
  for (const page of [pages[1], read('docs/runbooks/isolation-incident.md')])
    expect(
      [...(page ?? '').matchAll(/\| \*\*(P\d)\*\* \|[^|]*\| (\d+ \w+) \|/g)].map(([, p, t]) => [p, t]),
    ).toEqual([
      ['P0', '15 minutes'],
      ['P1', '1 hour'],
      ['P2', '4 hours'],
    ]);
});

test('LIT-14: each command of the deployment page is there, and so is each page it leads to', () => {
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  const files = ['deployment.md', 'runbooks/incidents.md', 'README.md'];
  for (const file of files)
    for (const [, link = ''] of read(`docs/${file}`).matchAll(/\]\(([^)#:]+\.md)/g))
      expect(existsSync(join(projectRoot, 'docs', dirname(file), link)), `${file}: ${link}`).toBe(true);
  for (const [, script = ''] of read('docs/deployment.md').matchAll(/npm run ([\w:-]+)/g))
    expect(scripts).toContain(script);
});

test('DEV-2: the guide shows each picture that is taken of the demo clinic, and no others', () => {
  const shown = [...read('docs/guide/README.md').matchAll(/!\[[^\]]+\]\(pictures\/([\w-]+)\.png\)/g)];
  expect(shown.map(([, name]) => name)).toEqual(pictures.map(({ name }) => name));
  for (const { name } of pictures)
    expect(existsSync(join(projectRoot, `docs/guide/pictures/${name}.png`)), name).toBe(true);
});
