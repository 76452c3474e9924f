import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { ways, waysIn } from './raw-statements.ts';

/** Who goes past the unit of work outside of `server/data`, how, and why that may be. Features of a clinic are never among them. */
const allowed: { why: string; where: Record<string, string[]> }[] = [
  {
    why: 'One statement that tells whether it was the first to change a row, of the identity plane, which no clinic owns.',
    where: {
      'server/access/accounts/accounts.ts': ['a bulk change'],
      'server/access/accounts/one-time-tokens.ts': ['a bulk change'],
      'server/access/factors/app-setup.ts': ['a bulk change'],
      'server/access/factors/passkeys.ts': ['a bulk change'],
      'server/access/factors/recovery-codes.ts': ['a bulk change'],
      'server/access/factors/second-factors.ts': ['a bulk change'],
      'server/access/sessions/clinicless-session.ts': ['a bulk change'],
      'server/access/sessions/sessions.ts': ['a bulk change'],
      'server/access/tokens/api-tokens.ts': ['a bulk change'],
      'server/account/factors/passkeys.router.ts': ['a bulk change'],
    },
  },
  {
    why: 'Of several processes one takes the domain that is due: one statement tells which, of the registry.',
    where: { 'server/access/clinics/domain-prover.ts': ['a bulk change'] },
  },
  {
    why: 'Functions of the database delete in the identity plane, where no role that serves may (AT7).',
    where: {
      'server/access/factors/remove-factor.ts': ['a raw statement'],
      'server/operations/remove-expired.ts': ['a raw statement'],
    },
  },
  {
    why: 'What each call asks before it is known who calls: a join in one statement that needs no transaction, of the registry and of sessions.',
    where: {
      'server/access/clinics/clinics.ts': ['a connection', 'a raw statement'],
      'server/access/sessions/session-holder.ts': ['a connection', 'a raw statement', 'a bulk change'],
    },
  },
  {
    why: 'A library that counts tries brings statements of its own, on the identity plane.',
    where: { 'server/access/limits/limits.ts': ['a connection'] },
  },
  {
    why: 'Counting, grouping, `on conflict` and functions of the database on the platform plane, which the unit of work cannot word.',
    where: {
      'server/access/clinics/clinics-with-work.ts': ['a raw statement'],
      'server/access/clinics/plan-limits.ts': ['a raw statement'],
      'server/access/security-events/alerts.ts': ['a raw statement'],
      'server/operations/backups/restore.ts': ['a raw statement'],
      'server/operations/backups/restoring.ts': ['a raw statement'],
      'server/operations/mail-sender.ts': ['a raw statement'],
      'server/operations/remove-old.ts': ['a raw statement'],
      'server/operations/reseal.ts': ['a raw statement'],
      'server/operations/tenant-isolation.ts': ['a raw statement'],
      'server/platform/clinics/clinic-places.ts': ['a raw statement'],
      'server/platform/clinics/erasure.ts': ['a raw statement'],
      'server/platform/clinics/provision.ts': ['a raw statement'],
      'server/platform/jobs/job-runs.ts': ['a raw statement'],
      'server/platform/owners/owners.ts': ['a raw statement'],
      'server/platform/roll-back/count-minutes.ts': ['a raw statement'],
      'server/platform/security-events/security-chart.ts': ['a raw statement'],
      'server/platform/usage/limit-warnings.ts': ['a raw statement'],
    },
  },
  {
    why: 'Whether the database answers, how busy the pools are, and how many clinics lack a backup; no rows are looked at.',
    where: {
      'server/metrics.ts': ['a connection'],
      'server/operations/database-metrics.ts': ['a raw statement'],
      'server/operations/health.ts': ['a connection', 'a raw statement'],
    },
  },
];

const sources = globSync('server/**/*.ts', { cwd: projectRoot }).filter(
  file => !file.startsWith('server/data/'),
);

describe('the database is spoken to', () => {
  test('AP7 TEN-10: past the unit of work by nobody outside of server/data who is not named here, with a reason', () => {
    const found = sources.flatMap(file => {
      const used = waysIn(readFileSync(join(projectRoot, file), 'utf8'));
      return used.length > 0 ? [[file, used]] : [];
    });
    expect(Object.fromEntries(found)).toEqual(Object.assign({}, ...allowed.map(({ where }) => where)));
  });

  test('AP7 TEN-10: past the unit of work by no feature of a clinic, whatever the reason', () => {
    const named = allowed.flatMap(({ where }) => Object.keys(where));
    expect(named.filter(file => file.startsWith('server/clinic/'))).toEqual([]);
  });
});

test('AP7 TEN-10: no feature opens a connection of its own, by our own functions either', () => {
  const features = sources.filter(file => /^server\/(access|account|api|clinic|platform)\//.test(file));
  const opening = features.filter(file =>
    /database\/(connection\/connect|open-database|external)\.ts'/.test(
      readFileSync(join(projectRoot, file), 'utf8'),
    ),
  );
  expect(opening).toEqual([]);
});

describe('a feature is found out that uses', () => {
  test.each([
    ['a driver of its own', "import pg from 'pg';\nawait new pg.Client().connect();"],
    ['a driver of its own', "const { Client } = await import('pg');"],
    ['a connection', "await em.getConnection().execute('delete from clinic.patients');"],
    ['a connection', 'const { getConnection } = em;'],
    ['a connection', 'orm.em.getKnex().raw(sql);'],
    ['a raw statement', "await em.execute('update clinic.patients set notes = null');"],
    ['a raw statement', 'await em.execute<{ id: string }[]>(`select id from ${table}`);'],
    ['a raw statement', 'const { execute } = em;'],
    ['a raw statement', "em['execute'](sql);"],
    ['a bulk change', 'await em.nativeUpdate(Patient, { id }, { notes: null });'],
    ['a bulk change', 'await em.nativeDelete(Patient, {});'],
    ['a bulk change', 'await em.nativeInsert(Patient, patient);'],
    ['a bulk change', 'await em.upsertMany(Patient, all);'],
  ])('AP7 TEN-10: %s, as in %s', (way, source) => {
    expect(waysIn(source)).toContain(way);
  });

  test('AP7: nothing of it, as lists do that a query builder made', () => {
    expect(
      waysIn("// em.execute(sql)\nawait query.execute<Row[]>('all'); import type pg from 'pg';"),
    ).toEqual([]);
    expect(Object.keys(ways)).toHaveLength(4);
  });
});
