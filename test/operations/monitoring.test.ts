import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { addDatabaseMetrics } from '../../server/operations/database-metrics.ts';
import { openDoor } from '../http/front-door.ts';
import { planes, sqlAs } from '../world/world.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');

interface Dashboard {
  uid: string;
  title: string;
  panels: { id: number; title: string; targets: { expr: string }[] }[];
  templating: { list: { query: string }[] };
}

const dashboards = globSync('deploy/grafana/*.json', { cwd: projectRoot }).map(
  (file): [string, Dashboard] => [file, JSON.parse(read(file))],
);

/** An expression of the rules stands on its line, or indented below it. */
const ruleExpressions = [...read('deploy/prometheus/alerts.yml').matchAll(/ expr: (?:\|\n +)?(.+)/g)].map(
  ([, expression = '']) => expression,
);

/** The metrics in an expression: what is neither a function, a label, nor a word of the language. */
const metricsIn = (expression: string): string[] =>
  [
    ...expression
      .replace(/^label_values\((\w+),.*$/, '$1')
      .replace(/"[^"]*"|\{[^}]*\}|\[[^\]]*\]|\b(?:by|without|on) \([^)]*\)/g, ' ')
      .matchAll(/\b[a-z_]\w*\b(?!\s*\()/gi),
  ]
    .map(([name]) => name)
    .filter(word => !/^(?:and|or|unless|by|sum|max|offset)$/.test(word));

/** Raised whatever is so: it tells that alerts are on their way. */
const ALWAYS = 'vector(1)';

test('OPS-3 OPS-4 MO3: rules and dashboards ask for nothing that /metrics does not tell', async () => {
  const { knock } = await openDoor();
  const { text } = await knock({ host: 'localhost', path: '/metrics' });
  // An increase of what is not told until it is 1 is none: what alerts are raised by is told from the start.
  for (const [, name] of ruleExpressions.join(' ').matchAll(/increase\((\w+)/g))
    expect(text).toMatch(new RegExp(`^${name}(?:\\{.*\\})? \\d`, 'm'));
  const told = new Set(['up']);
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
    for (const part of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) told.add(name + part);
  const asked = [
    ...ruleExpressions.filter(expression => expression !== ALWAYS),
    ...dashboards.flatMap(([, { panels, templating }]) => [
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...templating.list.map(({ query }) => query),
    ]),
  ];
  expect(asked.length).toBeGreaterThan(30);
  const unknown = asked.flatMap(expression => {
    const names = metricsIn(expression);
    return names.length > 0 && names.every(name => told.has(name)) ? [] : [[expression, names]];
  });
  expect(unknown).toEqual([]);
});

test('OPS-4: each dashboard and each panel has a name of its own', () => {
  expect(dashboards.length).toBeGreaterThan(2);
  const uids = dashboards.map(([, { uid }]) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  for (const [file, { panels }] of dashboards)
    for (const key of ['id', 'title'] as const)
      expect(new Set(panels.map(panel => panel[key])).size, `${file} ${key}`).toBe(panels.length);
});

test('MO1 MO2 JB2: figures that are not known are those of before, no job that runs is told, and a night’s failure until it went well', async () => {
  const admin = await sqlAs('admin');
  const registry = new Registry();
  addDatabaseMetrics(registry, planes);
  const figure = async (name: string) =>
    Number(new RegExp(`^${name} (.+)$`, 'm').exec(await registry.metrics())?.[1]);
  const failed = () => figure('medflow_job_runs\\{job="nightly",state="failed"\\}');
  const ran = (state: string, ago: string) =>
    admin.query(
      `insert into jobs.job (name, policy, state, completed_on) values ('nightly', 'standard', $1, now() - $2::interval)`,
      [state, ago],
    );
  await admin.query('delete from jobs.job');
  await admin.query(`select jobs.create_queue('nightly', '{"policy": "standard"}')`);
  await ran('completed', '30 hours');
  await ran('failed', '6 hours');
  expect(await failed()).toBe(1);
  expect(await figure('medflow_jobs_idle_seconds')).toBeGreaterThan(29 * 3600);
  expect(await figure('medflow_database_up')).toBe(1);

  await admin.query('begin');
  await admin.query('lock table jobs.job in access exclusive mode');
  await expect.poll(() => figure('medflow_database_up'), { timeout: 10_000 }).toBe(0);
  expect(await failed()).toBe(1);
  expect(await figure('medflow_jobs_idle_seconds')).toBeGreaterThan(29 * 3600);
  await admin.query('rollback');

  await ran('completed', '2 hours');
  await expect.poll(failed, { timeout: 10_000 }).toBeNaN();
  expect(await figure('medflow_jobs_idle_seconds')).toBeLessThan(3 * 3600);
});
