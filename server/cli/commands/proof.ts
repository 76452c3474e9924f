import { access, constants, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { ProofReport } from '../../../shared/platform/proof.ts';
import { openDatabase } from '../../data/database/open-database.ts';
import { mayCreateScratch } from '../../data/database/roles/bootstrap.ts';
import { openPlanes } from '../../data/orm/planes.ts';
import { proofKey } from '../../data/orm/signature-keys.ts';
import { systemHand } from '../../data/trails/system-action.ts';
import { entities } from '../../entities.ts';
import { createLog } from '../../logger.ts';
import { prove } from '../../operations/proof/proof.ts';
import { keepProof } from '../../platform/proofs/proofs.ts';
import { faultsOf } from '../../platform/proofs/signature.ts';
import { appRouter } from '../../router.ts';
import { rootSecret } from '../../secrets.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { expectReady } from '../terminal/with-planes.ts';

interface Options {
  out?: string;
  verify?: string;
  catalogueOnly?: true;
  asFarAsPossible?: true;
}

/** medflow proof: everything that isolation promises, tried out, with a signed report (OPS-7). */
export function proofCommand(program: Command): void {
  command(
    program,
    'proof',
    'prove that clinics are kept apart, and sign the report',
    (session, options: Options) => (options.verify ? verify(session, options.verify) : run(session, options)),
  )
    .option('--out <file>', 'write the signed report (JSON) to this file')
    .option('--catalogue-only', 'only look at the live catalogue, where no scratch database may be created')
    .option('--as-far-as-possible', 'the same, but only where that cannot be')
    .addOption(
      new Option('--verify <file>', 'check a report instead: signature, completeness, holes').conflicts([
        'out',
        'catalogueOnly',
        'asFarAsPossible',
      ]),
    );
}

async function run(
  { env, say }: Session,
  { out, catalogueOnly, asFarAsPossible }: Options,
): Promise<Outcome> {
  if (out) await expectWritable(out);
  const giveUp = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () =>
      giveUp.abort(new StartupError('Stopped; the scratch database is gone again.')),
    );
  const database = await openDatabase(env, { onProgress: say });
  try {
    await expectReady(database);
    const report = await prove(database, {
      ...{
        router: appRouter,
        entities,
        domain: env.domain,
        log: createLog({ ...env, logLevel: 'silent' }),
        say,
        signal: giveUp.signal,
      },
      catalogueOnly: catalogueOnly ?? (asFarAsPossible === true && !(await mayCreateScratch(database))),
    });
    await using planes = await openPlanes(database, entities, database.name, { poolMax: 3 });
    const proof = await keepProof(planes, report, systemHand('medflow proof'));
    if (out) await writeFile(out, `${JSON.stringify(proof, null, 2)}\n`);
    return { text: summary(report, out), json: proof, failed: !report.ok };
  } finally {
    await database.close();
  }
}

/** Said before the work rather than after it. */
const expectWritable = (file: string): Promise<void> =>
  access(dirname(resolve(file)), constants.W_OK).catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`${file} cannot be written (${cause.code}).`, { cause });
  });

async function verify({ env }: Session, file: string): Promise<Outcome> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new StartupError(`${file} cannot be read (${cause.code}).`, { cause });
  });
  const faults = faultsOf(text, proofKey(await rootSecret(env)));
  return {
    text: faults.join('\n') || 'The report is genuine, complete, and without a hole.',
    json: { ok: faults.length === 0, faults },
    failed: faults.length > 0,
  };
}

const summary = (report: ProofReport, out: string | undefined): string => {
  const { checks, holes, counts, complete, build, database, at, ms } = report;
  const rows = [
    ['', 'check', 'objects', 'outcome', 'ms'],
    ...checks.map(({ part, check, objects, outcome, ms }) => [part, check, `${objects}`, outcome, `${ms}`]),
  ];
  const widths = [0, 1, 2, 3, 4].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  const lines = rows.map(row =>
    row
      .map((cell, i) => (i === 2 || i === 4 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  '),
  );
  const { catalogue, walk, forgery, mutation } = counts;
  return [
    ...lines.map(line => line.trimEnd()),
    '',
    ...holes.map(({ sentence }) => `HOLE  ${sentence}`),
    `${build} on PostgreSQL ${database.version}, database ${database.name}, ${at}, ${(ms / 1000).toFixed(1)} s`,
    `${catalogue} catalogue checks, ${walk} calls and answers, ${forgery} forgeries, ${mutation} planted faults: ${
      holes.length === 0 ? 'no hole' : `${holes.length} holes`
    }`,
    ...(complete ? [] : ['Only the catalogue was checked, so this is no full proof.']),
    ...(out ? [`The signed report is in ${out}.`] : []),
  ].join('\n');
};
