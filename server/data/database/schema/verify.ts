import { clinicTables, holdsDefaults } from './expected/check.ts';
import { functionChecks } from './expected/functions.ts';
import { jobRightsChecks } from './expected/job-rights.ts';
import { policyChecks } from './expected/policies.ts';
import { relationChecks } from './expected/relations.ts';
import { rightsChecks } from './expected/rights.ts';
import { triggerChecks } from './expected/triggers.ts';

/** One broken promise of the schema: which check, on what, and a sentence about it. */
export interface Finding {
  check: string;
  object: string;
  sentence: string;
}

type Run = (sql: string) => Promise<Record<string, unknown>[]>;

const checks = [
  ...[...relationChecks, ...policyChecks, ...triggerChecks],
  ...[...functionChecks, ...rightsChecks, ...jobRightsChecks],
];

/** Checks the catalogue of the connected database against the promises of the design; nothing found is good. */
export const verifyIntegrity = async (run: Run): Promise<Finding[]> => {
  // One statement, because this is asked at each start and by every probe. As text, or names would be cut off at 63 letters.
  const all = checks
    .map(({ sql }, n) => `select ${n} as n, object::text from (${sql}) found`)
    .join(' union all ');
  const rows = await run(`${all} order by 1, 2`);
  return rows.flatMap(row => {
    const found = checks[Number(row.n)];
    const object = String(row.object);
    return found ? [{ check: found.check, object, sentence: found.sentence(object) }] : [];
  });
};

/**
 * Checks the rows themselves: each must belong to a clinic of the registry, but for defaults. References need no check of their own,
 * because compound keys make a foreign one impossible. Reads every table: for the command line, not for each start.
 */
export const verifyRows = async (run: Run): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const tables = await run(
    `select t.relname, ${holdsDefaults} as "holdsDefaults" from (${clinicTables}) t order by 1`,
  );
  for (const { relname, holdsDefaults } of tables) {
    const object = String(relname);
    const hasClinic = holdsDefaults ? 'r.tenant_id is not null' : 'true';
    const strangers = await run(`select count(*) as count from clinic."${object}" r
      where not exists (select from platform.clinics c where c.id = r.tenant_id) and ${hasClinic}`);
    const count = Number(strangers[0]?.count);
    const sentence = `Table ${object} holds ${count} rows of no known clinic.`;
    if (count > 0) findings.push({ check: 'rows of a clinic', object, sentence });
  }
  return findings;
};

/** What was checked, for reports. */
export const integrityChecks = checks.map(({ check }) => check);
