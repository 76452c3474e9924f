import { LockMode } from '@mikro-orm/core';
import { z } from 'zod';
import {
  ChosenRow,
  ChosenRows,
  ColumnMapping,
  PatientImport as Contract,
  FaultsPart,
  FaultsQuery,
  FilePart,
  FileReading,
  ImportRowPage,
  ImportRowsQuery,
  KeptPatients,
  NewPatientImport,
  PatientImportPage,
  PatientImportQuery,
} from '../../../shared/clinic/imports.ts';
import { ById, ByIdPaged } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { chooseRow, chooseRows } from './choose-rows.ts';
import { faultsOf } from './faults.ts';
import { expectMapping } from './guess-columns.ts';
import { ImportRow } from './import-row.entity.ts';
import { keptUntil, PatientImport } from './patient-import.entity.ts';
import { forgetBytes } from './read-rows.ts';
import { receivePart } from './receive-part.ts';
import { regionOf } from './rows/read-row.ts';
import { showRows } from './show-rows.ts';
import { keptPatients } from './undo-import.ts';

interface Fields {
  createdAt: Date | string;
  mapping?: string[] | null;
  status?: string;
  fresh?: number;
  changing?: number;
  known?: number;
  alike?: number;
  leftOut?: number;
  faulty?: number;
  ownDates?: number;
  otherDates?: number;
  eitherDates?: number;
  changed?: number;
  restored?: number;
  kept?: number;
}

/** Patients who stay although it is undone: made ones, and changed ones whether or not their former values are there still. */
const keptOf = ({ status, kept = 0, changed = 0, restored = 0 }: Fields): number =>
  status === 'undone' ? kept + changed - restored : kept;

const told = <Told extends Fields>(fields: Told) => ({
  ...fields,
  kept: keptOf(fields),
  mapping: fields.mapping?.map(field => field || null) ?? null,
  counts: {
    ...{ new: fields.fresh ?? 0, changes: fields.changing ?? 0, known: fields.known ?? 0 },
    ...{ alike: fields.alike ?? 0, leftOut: fields.leftOut ?? 0, faulty: fields.faulty ?? 0 },
  },
  dates: { own: fields.ownDates ?? 0, other: fields.otherDates ?? 0, either: fields.eitherDates ?? 0 },
  keptUntil: keptUntil(fields.createdAt),
});

const Answer = z
  .instanceof(PatientImport)
  .transform((job): z.input<typeof Contract> => told(job) as z.input<typeof Contract>)
  .pipe(Contract);

const listed = listOf(PatientImport, sortedBy(['createdAt'], { descending: true }));
const listedRows = listOf(ImportRow, sortedBy(['number']), {
  where: ({ id, outcome, beyondAscii, reading }: z.output<typeof ImportRowsQuery> & { reading: number }) => ({
    ...{ import_id: id, reading: `${reading}`, outcome },
    ...(beyondAscii && { is_ascii: 'false' }),
  }),
});

/** Patients out of a file: sent, told which column is what, looked through, made, and taken back where that was wrong (CLI-2). */
export const patientImports = router({
  list: allowed('patients:import', 'GET /patient-imports', PatientImportQuery, PatientImportPage, {
    wholeClinic: true,
  }).query(async call => {
    const { items, nextCursor } = await listed(call);
    return { items: items.map(told), nextCursor };
  }),

  get: allowed('patients:import', 'GET /patient-imports/{id}', ById, Answer, { wholeClinic: true }).query(
    ({ ctx: { em }, input }) => em.findOneOrFail(PatientImport, { id: input.id }),
  ),

  /** Announces a file, so that one that is too large is refused before any of it is sent. */
  begin: allowed('patients:import', 'POST /patient-imports', NewPatientImport, Answer).mutation(
    async ({ ctx: { em }, input }) => em.create(PatientImport, input),
  ),

  send: allowed('patients:import', 'POST /patient-imports/{id}/parts', FilePart, Answer).mutation(
    ({ ctx: { em }, input }) => receivePart(em, input),
  ),

  /** Has a file read anew whose letters or columns were taken for what they are not. */
  readAnew: allowed('patients:import', 'POST /patient-imports/{id}/readings', FileReading, Answer).mutation(
    async ({ ctx: { em }, input: { id, encoding = null, separator = null } }) => {
      const job = await em.findOneOrFail(PatientImport, { id });
      job.readAnew({ encoding, separator }, actorOf(em).userId);
      return job;
    },
  ),

  /** Says which column is what, and has every row looked at, without making anybody. */
  check: allowed('patients:import', 'POST /patient-imports/{id}/check', ColumnMapping, Answer).mutation(
    async ({ ctx: { em }, input: { id, mapping, empties, dateOrder = null } }) => {
      const job = await em.findOneOrFail(PatientImport, { id });
      if (job.isAmbiguous)
        throw new Refusal('Two separators fit this file alike. Please say first by which one it is parted.');
      expectMapping(mapping, job.headings ?? []);
      job.ask('checking', actorOf(em).userId);
      Object.assign(job, { mapping: mapping.map(field => field ?? ''), empties, dateOrder });
      return job;
    },
  ),

  rows: allowed('patients:import', 'GET /patient-imports/{id}/rows', ImportRowsQuery, ImportRowPage, {
    readsPatients: true,
    wholeClinic: true,
  }).query(async ({ ctx, input }) => {
    const job = await ctx.em.findOneOrFail(PatientImport, { id: input.id });
    const { items, nextCursor } = await listedRows({ ctx, input: { ...input, reading: job.reading } });
    const rows = await showRows(
      ctx.em,
      { job, region: await regionOf(ctx.em, ctx.caller.clinic, job) },
      items,
    );
    const seen = rows.flatMap(({ patientId, candidates }) => [
      patientId ?? [],
      candidates.map(({ id }) => id),
    ]);
    recordAccess(ctx.em, [...new Set(seen.flat())]);
    return { items: rows, nextCursor };
  }),

  /** Says what is made of a row that looks like somebody who is there, before or after the others are imported (M3). */
  choose: allowed('patients:import', 'POST /patient-imports/{id}/choices', ChosenRow, Answer).mutation(
    async ({ ctx: { em, caller }, input }) => chooseRow(em, input, caller.clinic),
  ),

  /** The same of the rows that wait, some hundreds a call. */
  chooseRest: allowed(
    'patients:import',
    'POST /patient-imports/{id}/choices/rest',
    ChosenRows,
    Answer,
  ).mutation(({ ctx: { em }, input }) => chooseRows(em, input)),

  /** What was not imported, as it was sent, with what is wrong with it. */
  faults: allowed('patients:import', 'GET /patient-imports/{id}/faults', FaultsQuery, FaultsPart, {
    wholeClinic: true,
  }).query(({ ctx: { em }, input }) => faultsOf(em, input)),

  start: allowed('patients:import', 'POST /patient-imports/{id}/start', ById, Answer).mutation(
    async ({ ctx: { em }, input }) => {
      const job = await em.findOneOrFail(PatientImport, { id: input.id });
      job.expectRows();
      job.ask('importing', actorOf(em).userId);
      return job;
    },
  ),

  /** Ends the checking, importing or undoing after the rows under way; it can go on later, or be undone (M2). */
  stop: allowed('patients:import', 'POST /patient-imports/{id}/stop', ById, Answer).mutation(
    async ({ ctx: { em }, input: { id } }) => {
      // Whoever does the next rows has them done before, or finds that it is stopped.
      const job = await em.findOneOrFail(PatientImport, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      job.expectStop();
      job.stop(null);
      return job;
    },
  ),

  /** Puts everybody whom it made into the trash and gives the others their former values, unless somebody changed or booked them since. */
  undo: allowed('patients:import', 'POST /patient-imports/{id}/undo', ById, Answer).mutation(
    async ({ ctx: { em }, input }) => {
      const job = await em.findOneOrFail(PatientImport, { id: input.id });
      job.ask('undoing', actorOf(em).userId);
      return job;
    },
  ),

  kept: allowed('patients:import', 'GET /patient-imports/{id}/kept', ByIdPaged, KeptPatients, {
    readsPatients: true,
    wholeClinic: true,
  }).query(async ({ ctx: { em }, input }) => {
    const page = await keptPatients(em, await em.findOneOrFail(PatientImport, { id: input.id }), input);
    recordAccess(
      em,
      page.items.map(({ id }) => id),
    );
    return page;
  }),

  discard: allowed('patients:import', 'POST /patient-imports/{id}/discard', ById, Answer).mutation(
    async ({ ctx: { em }, input }) => {
      const job = await em.findOneOrFail(PatientImport, { id: input.id });
      job.discard();
      await forgetBytes(em, job);
      return job;
    },
  ),
});
