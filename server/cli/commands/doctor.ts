import { access, constants } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ClientConfig } from 'pg';
import { codeOf, withConnection } from '../../data/database/connection/connect.ts';
import { type Database } from '../../data/database/connection/database.ts';
import { openDatabase } from '../../data/database/open-database.ts';
import { extensions } from '../../data/database/roles/bootstrap-sql.ts';
import { verifyRights } from '../../data/database/roles/rights.ts';
import { readSettings } from '../../data/database/schema/settings.ts';
import { differingZones } from '../../data/database/zone-rules.ts';
import { primaryStands, replicaStands, standsOf } from '../../data/replica/stands.ts';
import type { Env } from '../../env.ts';
import { openTarget } from '../../operations/backups/targets/open-target.ts';
import { brokenPromises } from '../../operations/promised-times.ts';
import { messageOf } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';

/** As in deploy/prometheus/alerts.yml. */
const MOST_BEHIND_S = 60;
const INSUFFICIENT_PRIVILEGE = '42501';

type Finding = { check: string; state: 'ok' | 'warn' | 'fail'; wanted?: string; actual: string };

/** medflow doctor: what this installation needs, what it has, and where the two differ. */
export function doctorCommand(program: Command): void {
  command(program, 'doctor', 'check the machine, the database, its settings, roles and encryption', examine);
}

/** Looks at everything and changes nothing, but starts the embedded server when it does not run. */
export async function examine({ env, say }: Session): Promise<Outcome> {
  const findings = [
    nodeVersion(),
    platform(),
    await dataFolder(env),
    await backups(env),
    ...(await database(env, say)),
  ];
  const failed = findings.some(finding => finding.state === 'fail');
  return { text: table(findings), json: { ok: !failed, findings }, failed };
}

/** An older one than is needed never gets here: medflow.mjs sees to that. */
function nodeVersion(): Finding {
  return { check: 'Node', state: 'ok', actual: process.versions.node };
}

function platform(): Finding {
  return { check: 'platform', state: 'ok', actual: `${process.platform} ${process.arch}` };
}

async function dataFolder(env: Env): Promise<Finding> {
  const finding = { check: 'data folder', wanted: 'writable' };
  try {
    await access(env.dataDir, constants.W_OK);
    return { ...finding, state: 'ok', actual: env.dataDir };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // The database below creates it, and says so when it cannot.
    const state = code === 'ENOENT' ? 'warn' : 'fail';
    return { ...finding, state, actual: `${env.dataDir} (${code})` };
  }
}

async function backups(env: Env): Promise<Finding> {
  const target = await openTarget(env);
  const finding = { check: 'backups', wanted: 'to be reached' };
  const where = target.whereIs('');
  return target.list('').then(
    () => ({ ...finding, state: 'ok', actual: where }),
    (error: unknown) => ({ ...finding, state: 'fail', actual: messageOf(error) }),
  );
}

async function database(env: Env, say: Session['say']): Promise<Finding[]> {
  let opened: Database;
  try {
    opened = await openDatabase(env, { onProgress: say });
  } catch (error) {
    return [{ check: 'database', state: 'fail', wanted: 'reachable', actual: messageOf(error) }];
  }
  try {
    return [
      ...(await withConnection(opened.connection('admin'), client => inside(client, opened.kind))),
      ...(await replica(opened)),
      ...(await rights(opened)),
    ];
  } catch (error) {
    const remedy = codeOf(error) === '3D000' ? ' Create it with: npm run medflow -- db create' : '';
    return [{ check: 'database', state: 'fail', wanted: 'usable', actual: messageOf(error) + remedy }];
  } finally {
    await opened.close();
  }
}

async function zones(client: Parameters<typeof readSettings>[0]): Promise<Finding> {
  const differing = await differingZones(client);
  const actual = differing.length === 0 ? 'the same as Node' : `others than Node for ${differing.join(', ')}`;
  return { check: 'time zones', state: differing.length === 0 ? 'ok' : 'warn', actual };
}

async function inside(
  client: Parameters<typeof readSettings>[0],
  kind: Database['kind'],
): Promise<Finding[]> {
  const { rows: server } = await client.query('show server_version');
  const settings = await readSettings(client);
  const { rows: installed } = await client.query('select extname from pg_extension');
  const names = new Set(installed.map(row => row.extname));
  return [
    { check: 'database', state: 'ok', wanted: '15+', actual: `${server[0].server_version} (${kind})` },
    ...settings.map(({ name, wanted, actual }): Finding => {
      // On a server that is not ours the operator may have sized memory for a bigger machine.
      const state = actual === wanted ? 'ok' : kind === 'external' ? 'warn' : 'fail';
      return { check: `setting ${name}`, state, wanted, actual };
    }),
    ...extensions.map((name): Finding => {
      const there = names.has(name);
      return {
        check: `extension ${name}`,
        state: there ? 'ok' : 'fail',
        actual: there ? 'created' : 'missing',
      };
    }),
    ...(await encryption(client)),
    await zones(client),
    ...(await promises(client)),
  ];
}

/** Whoever was promised a time has to be asked or told; only the clinic can do that. */
async function promises(client: Parameters<typeof readSettings>[0]): Promise<Finding[]> {
  const check = 'promised times';
  const broken = await brokenPromises(client).catch((error: unknown) => {
    if (codeOf(error) === INSUFFICIENT_PRIVILEGE) return messageOf(error);
    throw error;
  });
  if (typeof broken === 'string') return [{ check, state: 'warn', actual: `not looked at: ${broken}` }];
  if (broken.length === 0) return [{ check, state: 'ok', actual: 'as the clocks are set now' }];
  return broken.map(({ clinic, facility, count, first }) => ({
    ...{ check, state: 'warn' },
    actual: `${clinic}, ${facility}: ${count} from ${first.toISOString()} read differently`,
  }));
}

async function encryption(client: Parameters<typeof readSettings>[0]): Promise<Finding[]> {
  const { rows } = await client.query(
    `select a.application_name as name, s.ssl, coalesce(s.version, 'plain') as version, count(*)::int as count,
            a.client_addr is null as local
     from pg_stat_ssl s join pg_stat_activity a using (pid)
     where a.application_name like 'medflow%' group by 1, 2, 3, 5 order by 1`,
  );
  return rows.map(({ name, ssl, version, count, local }): Finding => {
    const state = ssl || local ? 'ok' : 'warn';
    const actual = local ? 'Unix socket' : version;
    return { check: `TLS of ${name}`, state, wanted: 'TLS', actual: `${actual}, ${count} connection(s)` };
  });
}

/** Reports are answered without it as well, so whatever it lacks is no failure, but that it is another database. */
async function replica(opened: Database): Promise<Finding[]> {
  if (!opened.replica) return [];
  const finding = { check: 'replica', wanted: `at most ${MOST_BEHIND_S} s behind` };
  const stands = async (config: ClientConfig, statement: string) =>
    standsOf((await withConnection(config, client => client.query(statement))).rows);
  try {
    const primary = await stands(opened.connection('app'), primaryStands);
    const { system, isReplica, position, at } = await stands(opened.replica('app'), replicaStands);
    if (!isReplica || system !== primary.system)
      return [{ ...finding, state: 'fail', actual: 'no replica of the database' }];
    const behind = position < primary.position ? Math.round(primary.at - at) : 0;
    return [{ ...finding, state: behind > MOST_BEHIND_S ? 'warn' : 'ok', actual: `${behind} s behind` }];
  } catch (error) {
    return [{ ...finding, state: 'warn', actual: messageOf(error) }];
  }
}

async function rights(opened: Database): Promise<Finding[]> {
  const excesses = await verifyRights(opened);
  if (excesses.length === 0) return [{ check: 'roles', state: 'ok', actual: 'no more rights than needed' }];
  return excesses.map(actual => ({ check: 'roles', state: 'fail', actual }));
}

function table(findings: Finding[]): string {
  const width = Math.max(...findings.map(finding => finding.check.length));
  return findings
    .map(({ check, state, wanted, actual }) => {
      const expected = state !== 'ok' && wanted ? ` (wanted ${wanted})` : '';
      return `${state.padEnd(4)}  ${check.padEnd(width)}  ${actual}${expected}`;
    })
    .join('\n');
}
