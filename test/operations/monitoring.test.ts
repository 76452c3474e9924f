import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { openDoor } from '../http/front-door.ts';

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
    .filter(word => !/^(?:and|or|unless|by|sum|max)$/.test(word));

test('OPS-3 OPS-4: rules and dashboards ask for nothing that /metrics does not tell', async () => {
  const { knock } = await openDoor();
  const { text } = await knock({ host: 'localhost', path: '/metrics' });
  const told = new Set(['up']);
  for (const [, name = '', type] of text.matchAll(/^# TYPE (\S+) (\S+)$/gm))
    for (const part of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) told.add(name + part);
  const asked = [
    ...ruleExpressions,
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
