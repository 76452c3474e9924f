import { expect, test } from 'vitest';
import { proofKey } from '../../server/data/orm/signature-keys.ts';
import { faultsOf, signed } from '../../server/platform/proofs/signature.ts';
import type { ProofReport } from '../../shared/platform/proof.ts';

const key = proofKey(Buffer.from('a root secret of the unit tests, worth nothing'));
const report: ProofReport = {
  at: '2026-11-21T09:00:00.000Z',
  version: '0.1.0',
  build: 'medflow@0.1.0',
  database: { name: 'medflow', version: '18.4' },
  complete: true,
  ok: true,
  counts: { catalogue: 1, walk: 1, forgery: 1, mutation: 1, holes: 0 },
  ms: 1200,
  checks: [{ part: 'catalogue', check: 'promises of the schema', objects: 1, outcome: 'held', ms: 3 }],
  holes: [],
};
const hole = {
  ...{ part: 'walk' as const, check: 'patients', object: 'patients.get' },
  sentence: 'patients.get tells of another clinic.',
};

test('OPS-7: a report as it was signed has no fault', () => {
  expect(faultsOf(JSON.stringify(signed(report, key)), key)).toEqual([]);
});

test('OPS-7: the order of keys, which a database may change, does not matter', () => {
  const proof = signed(report, key);
  const turned = Object.fromEntries(Object.entries(proof.report).toReversed());
  expect(faultsOf(JSON.stringify({ ...proof, report: turned }), key)).toEqual([]);
});

test.each<[string, Partial<ProofReport>]>([
  ['its date', { at: '2026-11-22T09:00:00.000Z' }],
  ['a count', { counts: { ...report.counts, walk: 999 } }],
  ['an outcome', { checks: [{ ...report.checks[0], outcome: 'broken' } as ProofReport['checks'][number]] }],
  ['its database', { database: { name: 'other', version: '18.4' } }],
])('OPS-7: a report of which %s was changed is found out', (_what, change) => {
  const proof = signed(report, key);
  expect(faultsOf(JSON.stringify({ ...proof, report: { ...report, ...change } }), key)).toEqual([
    'The signature does not fit: the report was altered, or is of another installation.',
  ]);
});

test('OPS-7: a report of another installation names both keys', () => {
  const faults = faultsOf(JSON.stringify(signed(report, proofKey(Buffer.from('another root secret')))), key);
  expect(faults).toEqual([
    expect.stringMatching(/^It is signed with the key \w{16}, but this installation signs with \w{16}\.$/),
    expect.stringContaining('The signature does not fit'),
  ]);
});

test('OPS-7: holes and a proof of the catalogue alone are told, however genuine', () => {
  const poor = { ...report, complete: false, ok: false, holes: [hole] };
  expect(faultsOf(JSON.stringify(signed(poor, key)), key)).toEqual([
    'Only the catalogue was checked: nothing was called, forged or mutated.',
    'It reports a hole: patients.get tells of another clinic.',
  ]);
});

test.each(['', 'no JSON', '{}', '{"report":{}}', '[]'])('OPS-7: %j is no report', text => {
  expect(faultsOf(text, key)).toEqual([expect.stringMatching(/^This is no report of medflow proof \(/)]);
});
