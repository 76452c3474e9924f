import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { circlesIn } from './circles.ts';

/** Each storey imports only from those below it; what lies in the folder itself stands on the storey that `own` names. */
const houses: Record<string, { own: Record<string, string[]>; storeys: string[][] }> = {
  server: {
    own: {
      ground: [
        'database-answers',
        'env',
        'errors',
        'logger',
        'metrics',
        'rotating-file',
        'sealed',
        'secrets',
        'startup-error',
        'work-trail',
      ],
      roof: ['app', 'entities', 'router', 'serve'],
      entry: ['main'],
    },
    storeys: [
      ['environment'],
      ['ground'],
      ['data'],
      ['access'],
      ['api'],
      ['clinic', 'account', 'platform'],
      ['operations', 'demo'],
      ['roof'],
      ['processes'],
      ['entry', 'cli'],
    ],
  },
  client: {
    own: {
      connection: ['current-session', 'root-route', 'session', 'shown-patient', 'trpc'],
      roof: [
        ...['App', 'clinic-routes', 'Entrance', 'fetch-in-turn', 'main', 'no-eval'],
        ...['visitor-routes', 'Visitors'],
      ],
    },
    storeys: [['i18n'], ['ui'], ['connection'], ['clinic', 'account', 'platform'], ['shell'], ['roof']],
  },
  shared: {
    own: {
      ground: [
        ...['clinic-dates', 'clinics', 'contact', 'countries', 'currencies', 'decimal', 'durations'],
        ...['invoice-totals', 'modes'],
        ...['permissions', 'scalars', 'sentences', 'wall-time'],
      ],
    },
    storeys: [['i18n'], ['ground'], ['clinic', 'account', 'platform']],
  },
};

/** As many files as one sees at a glance. */
const MOST_IN_A_ROOM = 15;

const files = globSync('{server,client,shared}/**/*.{ts,tsx}', { cwd: projectRoot }).filter(
  file => !file.startsWith('client/dist'),
);

const importsOf = (file: string): string[] =>
  [...readFileSync(join(projectRoot, file), 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, specifier = '']) => normalize(join(dirname(file), specifier)),
  );

const storeyOf = (file: string): number => {
  const [house = '', first = ''] = file.split('/');
  const { own, storeys } = houses[house] ?? { own: {}, storeys: [] };
  const isOwn = !file.includes('/', house.length + 1);
  const name = first.replace(/\.tsx?$/, '');
  const place = isOwn ? Object.keys(own).find(key => own[key]?.includes(name)) : first;
  return storeys.findIndex(places => places.includes(place ?? ''));
};

const imports = files.flatMap(from =>
  importsOf(from)
    .filter(to => to.split('/')[0] === from.split('/')[0])
    .map(to => ({ from, to })),
);

describe.each(Object.keys(houses))('%s stands in storeys', house => {
  const within = imports.filter(({ from }) => from.startsWith(`${house}/`));

  test('every file belongs to one', () => {
    expect(files.filter(file => file.startsWith(`${house}/`) && storeyOf(file) < 0)).toEqual([]);
  });

  test('no file imports from a storey above its own', () => {
    expect(within.length).toBeGreaterThan(50);
    const upwards = within.filter(({ from, to }) => storeyOf(to) > storeyOf(from));
    expect(upwards.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('no two rooms of a storey import from each other, not even by way of others', () => {
    const between = within
      .filter(({ from, to }) => storeyOf(from) === storeyOf(to))
      .map(({ from, to }) => ({ from: dirname(from), to: dirname(to) }));
    expect(circlesIn(between)).toEqual([]);
  });
});

test('the client knows the server by the types of its routers alone', () => {
  const across = files
    .filter(file => file.startsWith('client/'))
    .flatMap(from => importsOf(from).map(to => ({ from, to })))
    .filter(({ to }) => to.startsWith('server/'));
  expect(new Set(across.map(({ to }) => to))).toEqual(
    new Set(['server/router.ts', 'server/platform/router.ts']),
  );
});

test('no room holds more files than one sees at a glance', () => {
  // The contract is one file a feature, so that it grows with the features.
  const rooms = Map.groupBy(
    files.filter(file => !file.startsWith('shared/')),
    file => dirname(file),
  );
  const full = [...rooms].filter(([, inside]) => inside.length > MOST_IN_A_ROOM);
  expect(full.map(([room, inside]) => `${room} holds ${inside.length}`)).toEqual([]);
});

test('an import that runs upwards and a circle are noticed', () => {
  expect(storeyOf('server/clinic/bookings/bookings.router.ts')).toBeGreaterThan(
    storeyOf('server/data/orm/planes.ts'),
  );
  expect(storeyOf('server/router.ts')).toBeGreaterThan(storeyOf('server/operations/health.ts'));
  expect(
    circlesIn([
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'a' },
      { from: 'c', to: 'd' },
    ]),
  ).toEqual([['a', 'b', 'c']]);
});
