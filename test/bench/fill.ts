import type pg from 'pg';
import type { Vault } from '../../server/data/vault/vault.ts';
import { fillPatients } from './fill-patients.ts';
import {
  bookingsSql,
  claimsSql,
  clinicsSql,
  entriesSql,
  indexSql,
  membersSql,
  namesSql,
  termsSql,
} from './fill-sql.ts';
import { someNames } from './names.ts';
import { patientsPerClinic, type Size } from './size.ts';

/**
 * Fills the scratch database as its superuser: with the triggers off, because a million audit entries are not what is
 * measured, and with the secondary indexes made afterwards, because that takes half the time.
 */
export const fill = async (
  admin: pg.Client,
  vault: Vault,
  size: Size,
  say: (sentence: string) => void,
): Promise<void> => {
  await admin.query('set session_replication_role = replica; select setseed(0.42)');
  const { first, last } = someNames();
  await admin.query(namesSql, [JSON.stringify(first), JSON.stringify(last)]);
  await admin.query(clinicsSql, [patientsPerClinic(size), size.bookings / size.patients]);
  await admin.query(membersSql);
  const bySql = (sql: string) => async () => (await admin.query(sql)).rowCount;
  for (const [what, make] of [
    ['patients', () => fillPatients(admin, vault)],
    ['patient_terms', bySql(termsSql)],
    ['bookings', bySql(bookingsSql)],
    ['claims', bySql(claimsSql)],
    ['audit_entries', bySql(entriesSql)],
  ] as const) {
    const start = performance.now();
    const indexes = await dropIndexes(admin, what);
    const rowCount = await make();
    for (const index of indexes) await admin.query(index);
    await admin.query(`analyze clinic.${what}`);
    say(`${rowCount} rows of ${what} in ${Math.round((performance.now() - start) / 1000)} s`);
  }
  // The crowd is one clinic's, and what its plan allows is not what is measured.
  await admin.query('update platform.plans set calls_per_minute = 100000000');
  await admin.query('reset session_replication_role');
  await admin.query('vacuum analyze');
};

/** Takes a table's indexes away, but for those that a constraint needs; answers the statements that make them again. */
const dropIndexes = async (admin: pg.Client, table: string): Promise<string[]> => {
  const { rows } = await admin.query<{ name: string; definition: string }>(indexSql, [`clinic.${table}`]);
  for (const { name } of rows) await admin.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
};
