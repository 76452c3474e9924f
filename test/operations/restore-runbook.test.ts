import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { Backup } from '../../server/access/clinics/backup.entity.ts';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { projectRoot } from '../../server/env.ts';
import {
  askedBackups,
  backUp,
  backupsOf,
  findBackup,
  writeAsked,
} from '../../server/operations/backups/back-up.ts';
import { takeInFound } from '../../server/operations/backups/found-backups.ts';
import { reopenLeft } from '../../server/operations/backups/restore.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { type Child, run } from '../http/npm-start.ts';
import { busy, hashesOf, isMarked } from '../world/restored.ts';
import { database, databaseName, faker, planes, sqlAs } from '../world/world.ts';

/** A busy machine takes its time. */
const PATIENTLY = { timeout: 30_000, interval: 20 };

const admin = await sqlAs('admin');
/** Keeps a table from others. */
const holder = await sqlAs('admin');
const backupDir = await mkdtemp(join(tmpdir(), 'medflow-backups-'));
afterAll(() => rm(backupDir, { recursive: true, force: true }));
const target = folderTarget(backupDir);

/** A command in a process of its own, as somebody types it, on this file's database. */
const typed = (command: string): Promise<Child> =>
  run(['sh', '-c', command], {
    ...{ ...inject('environment'), MEDFLOW_BACKUP_DIR: backupDir },
    DATABASE_URL: database.url('owner', databaseName),
  });

const answered = async (command: string): Promise<string> => {
  const child = await typed(command);
  const code = await child.code;
  expect({ command, code, complained: code === 0 ? '' : child.complained() }).toEqual({
    ...{ command, code: 0, complained: '' },
  });
  return child.said();
};

const medflow = (...args: string[]): string =>
  [process.execPath, 'server/cli/medflow.mjs', ...args].join(' ');

/** As the operating system does when memory runs out: at once, and the whole group. */
const kill = async ({ process: started, code }: Child): Promise<void> => {
  process.kill(-(started.pid ?? 0), 'SIGKILL');
  await code;
};

/** Lets a command come as far as a table that it has to wait for, and kills it there. */
const killedInTheMiddle = async (command: string, role: string, mode: string): Promise<void> => {
  await holder.query('begin');
  await holder.query(`lock table clinic.waiting_entries in ${mode} mode`);
  const child = await typed(command);
  const waiting = async () =>
    (
      await admin.query(
        `select from pg_locks l join pg_stat_activity a using (pid)
         where not l.granted and l.relation = 'clinic.waiting_entries'::regclass and a.usename = $1`,
        [role],
      )
    ).rowCount;
  try {
    await expect.poll(waiting, PATIENTLY).toBe(1);
    await kill(child);
  } finally {
    await holder.query('rollback');
  }
};

test('F6 OPS-1: a backup whose process is killed in the middle is offered to nobody, marked as failed, and made anew by the job', async () => {
  const { clinic: of } = await busy();
  const { name: good } = await backUp({ planes, target }, of, 'test');
  const files = () => readdir(join(backupDir, of.id));

  await killedInTheMiddle(medflow('backup', 'create', of.slug), 'medflow_app', 'access exclusive');

  const [half = ''] = (await files()).filter(name => name !== good);
  const parts = await readdir(join(backupDir, of.id, half));
  expect(parts.length).toBeGreaterThan(10);
  expect(parts).not.toContain('manifest.json');
  await takeInFound({ planes, target }, of.id);
  expect(await backupsOf(planes, of.id)).toMatchObject([{ name: good }]);
  await expect(findBackup(planes, of, half)).rejects.toThrow('has no backup');

  // Its last sign of life grows old.
  await admin.query(
    `update platform.backups set seen_at = seen_at - interval '3 minutes' where clinic_id = $1`,
    [of.id],
  );
  const due = await clinicsWithWork(planes, askedBackups());
  expect(due.map(({ id }) => id)).toContain(of.id);
  await writeAsked({ backupDir })(planes, of);

  const em = planes.platform.em.fork();
  expect(await em.find(Backup, { clinicId: of.id }, { orderBy: { createdAt: 1 } })).toMatchObject([
    { name: good, failure: null },
    { failure: 'interrupted' },
    { failure: null },
  ]);
  expect(await em.find(Alert, { tenantId: of.id })).toMatchObject([{ name: 'BackupFailed' }]);
  const names = (await backupsOf(planes, of.id)).map(({ name }) => name);
  expect((await files()).toSorted()).toEqual(names.toSorted());
});

test('B3: a restore whose process is killed in the middle changes nothing, and once the clinic has opened it can be made', async () => {
  const { clinic: of, caller } = await busy();
  const then = await hashesOf(of, false);
  const { name } = await backUp({ planes, target }, of, 'test');
  await caller.patients.admit(patientFields(faker));
  const now = await hashesOf(of);
  const command = medflow('backup', 'restore', of.slug, name, '--reason', 'Test', '--confirm', of.slug);

  await killedInTheMiddle(command, 'medflow_platform', 'share');

  expect(await hashesOf(of)).toEqual(now);
  expect(await isMarked(of)).toBe(true);
  await admin.query(
    `update platform.clinics set restoring_since = restoring_since - interval '3 minutes' where id = $1`,
    [of.id],
  );
  const opened = async () => {
    await reopenLeft(planes);
    return isMarked(of);
  };
  await expect.poll(opened, PATIENTLY).toBe(false);
  await caller.patients.admit(patientFields(faker));

  await answered(command);
  expect(await hashesOf(of, false)).toEqual(then);
});

test('OPS-1 LIT-14: whoever follows the runbook, command by command, brings a clinic back', async () => {
  const { clinic: of, caller } = await busy();
  const then = await hashesOf(of, false);
  const { name } = await backUp({ planes, target }, of, 'test');
  await caller.patients.admit(patientFields(faker));
  const runbook = await readFile(join(projectRoot, 'docs/runbooks/restore.md'), 'utf8');
  const commands = [...runbook.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block.trim().split('\n'),
  );
  /** What the runbook says that each of them answers, in its order. */
  const answers = [
    name,
    'is backed up',
    'clinic.patients',
    'is what it was at',
    'Nothing would change.',
    'none',
  ];
  expect(commands).toHaveLength(answers.length);

  for (const [at, command] of commands.entries())
    expect(await answered(command.replaceAll('sunrise', of.slug).replace('<name>', name)), command).toContain(
      answers[at],
    );

  expect(await hashesOf(of, false)).toEqual(then);
  expect((await caller.audit.search({})).items[0]).toMatchObject({
    action: 'RESTORE',
    reason: 'Bookings were lost on 3 March',
  });
}, 120_000);

test('OPS-1: one record of a backup is looked at and taken back from the command line', async () => {
  const { clinic: of, caller, links } = await busy();
  const { name } = await backUp({ planes, target }, of, 'test');
  const { version } = await caller.patients.get({ id: links.patientId });
  await caller.patients.update({ id: links.patientId, version, notes: 'Written over', status: 'inactive' });
  const one = [of.slug, name, 'Patient', links.patientId];

  const said = await answered(medflow('backup', 'diff', ...one));
  expect(said).toMatch(/notes +"protected"/);
  expect(said).toMatch(/status +"active" +"inactive"/);
  await answered(medflow('backup', 'take-back', ...one, '--fields', 'status', '--reason', 'Test'));

  expect(await caller.patients.get({ id: links.patientId })).toMatchObject({
    ...{ notes: 'Written over', status: 'active' },
  });
  expect((await caller.audit.timeline({ entity: 'Patient', id: links.patientId })).items[0]).toMatchObject({
    ...{ procedure: 'backup take-back', reason: `backup ${name}: Test` },
  });
}, 60_000);
