import type { Router } from 'express';
import { expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { procedures } from '../../server/router.ts';
import { languages } from '../../shared/i18n/languages.ts';
import { env, log, planes, prover } from '../world/world.ts';

/** What Express answers besides the procedures, with the reason why it needs no clinic. */
const besides: Record<string, string> = {
  '/attachments/:id/:view':
    'asks the procedures `attachments.link` and `attachments.part` (test/clinic/attachments.test.ts)',
  '/exports/:id.csv':
    'asks the procedure `listExports.part` for each part of a file (test/clinic/list-exports.test.ts)',
  ...Object.fromEntries(
    [
      '/invoices/:id.pdf',
      '/invoices/:id/credit-notes/:noteId.pdf',
      '/invoices/:id/reminders/:reminderId.pdf',
    ].map(path => [
      path,
      'asks a procedure of `invoiceDocuments` (test/clinic/{invoice-documents,invoice-reminders}.test.ts)',
    ]),
  ),
  '/feeds/:token.ics':
    'is found by a secret in the address, in the clinic of the host (test/clinic/calendar-feeds.test.ts)',
  '/webhooks/payments/:provider':
    'is for whoever signs with the secret of the clinic of the host (test/clinic/checkouts.test.ts)',
  '/till/:pass':
    'is found by a secret in the address, in the clinic of the host (test/clinic/checkouts.test.ts)',
  '/till/:pass/:what': 'the same, and tells our own webhook (test/clinic/checkouts.test.ts)',
  '/paid': 'says thank you, the same to everybody',
  '/healthz': 'says that the process lives',
  '/readyz': 'says which planes can be reached',
  '/health/tenant-isolation': 'says how well clinics are kept apart, and names none',
  '/metrics': 'counts calls, of clinics by their ids alone',
  '/openapi.json': 'is the contract, the same for everybody',
  '/docs/swagger-initializer.js': 'is a script of the explorer',
  '/{*path}': 'is the page of the dashboard, which holds no data',
};

/** Folders of files that are the same for everybody: hashed assets of each language, the dashboard beside them, the explorer. */
const folders = languages.length + 2;

const handlersOf = ({ stack }: Pick<Router, 'stack'>): string[] =>
  stack.flatMap(({ handle, name }) => {
    const inner: unknown = Reflect.get(handle, 'stack');
    return Array.isArray(inner) ? handlersOf({ stack: inner }) : [name];
  });

const routesOf = ({ stack }: Pick<Router, 'stack'>): string[] =>
  stack.flatMap(({ route, handle }) => {
    const inner: unknown = Reflect.get(handle, 'stack');
    const nested = Array.isArray(inner) ? routesOf({ stack: inner }) : [];
    return route ? [route.path] : nested;
  });

test('T15: nothing can be fetched but through a procedure, or it is listed as nobody’s data', () => {
  const app = createApp({
    env,
    planes,
    log,
    prover,
    lifecycle: { draining: false },
    demoClinics: async () => [],
    failingChecks: () => [],
  });
  const api = procedures.map(([, { _def }]) => _def.meta?.openapi?.path.replace(/\{(\w+)\}/g, ':$1'));
  const others = new Set(routesOf(app.router).filter(path => !api.includes(path)));
  expect([...others].toSorted()).toEqual(Object.keys(besides).toSorted());
  expect(handlersOf(app.router).filter(name => name === 'serveStatic')).toHaveLength(folders);
});
