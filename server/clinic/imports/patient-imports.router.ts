import { z } from 'zod';
import {
  ColumnMapping,
  PatientImport as Contract,
  FaultsPart,
  FaultsQuery,
  FilePart,
  ImportRowPage,
  ImportRowsQuery,
  ImportStart,
  KeptPatients,
  NewPatientImport,
  PatientImportPage,
  PatientImportQuery,
} from '../../../shared/clinic/imports.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import { ById, ByIdPaged } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Refusal } from '../../errors.ts';
import { admissionRules } from '../admission/admission.ts';
import { faultsOf } from './faults.ts';
import { expectMapping } from './guess-columns.ts';
import { ImportRow } from './import-row.entity.ts';
import { keptUntil, PatientImport } from './patient-import.entity.ts';
import { receivePart } from './receive-part.ts';
import { keptPatients } from './undo-import.ts';

/** Nobody looks at each row of a file. */
const ONE_BY_ONE: Message =
  'This clinic enters whoever is probably there already for a reason only. Please enter them one by one.';

interface Fields {
  createdAt: Date | string;
  mapping?: string[] | null;
  fresh?: number;
  known?: number;
  alike?: number;
  faulty?: number;
}

const told = <Told extends Fields>(fields: Told) => ({
  ...fields,
  mapping: fields.mapping?.map(field => field || null) ?? null,
  counts: {
    ...{ new: fields.fresh ?? 0, known: fields.known ?? 0 },
    ...{ alike: fields.alike ?? 0, faulty: fields.faulty ?? 0 },
  },
  keptUntil: keptUntil(fields.createdAt),
});

const Answer = z
  .instanceof(PatientImport)
  .transform((job): z.input<typeof Contract> => told(job) as z.input<typeof Contract>)
  .pipe(Contract);

const listed = listOf(PatientImport, sortedBy(['createdAt'], { descending: true }));
const listedRows = listOf(ImportRow, sortedBy(['number']), {
  where: ({ id, outcome }: z.output<typeof ImportRowsQuery>) => ({ import_id: id, outcome }),
});

/** A row tells what it belongs to by the whole key. */
const idOf = (key: unknown): string | null => {
  const id: unknown = [key].flat().at(-1);
  return typeof id === 'string' ? id : null;
};

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

  /** Says which column is what, and has every row looked at, without making anybody. */
  check: allowed('patients:import', 'POST /patient-imports/{id}/check', ColumnMapping, Answer).mutation(
    async ({ ctx: { em }, input: { id, mapping } }) => {
      const job = await em.findOneOrFail(PatientImport, { id });
      expectMapping(mapping, job.headings ?? []);
      job.ask('checking', actorOf(em).userId);
      job.mapping = mapping.map(field => field ?? '');
      return job;
    },
  ),

  rows: allowed('patients:import', 'GET /patient-imports/{id}/rows', ImportRowsQuery, ImportRowPage, {
    readsPatients: true,
    wholeClinic: true,
  }).query(async ({ ctx, input }) => {
    await ctx.em.findOneOrFail(PatientImport, { id: input.id });
    const { items, nextCursor } = await listedRows({ ctx, input });
    const rows = items.map(row => ({ ...row, patientId: idOf(row.patient) }));
    recordAccess(
      ctx.em,
      rows.flatMap(({ patientId }) => patientId ?? []),
    );
    return { items: rows, nextCursor };
  }),

  /** What was not imported, as it was sent, with what is wrong with it. */
  faults: allowed('patients:import', 'GET /patient-imports/{id}/faults', FaultsQuery, FaultsPart, {
    wholeClinic: true,
  }).query(({ ctx: { em }, input }) => faultsOf(em, input)),

  start: allowed('patients:import', 'POST /patient-imports/{id}/start', ImportStart, Answer).mutation(
    async ({ ctx: { em }, input: { id, alsoAlike } }) => {
      const job = await em.findOneOrFail(PatientImport, { id });
      if (alsoAlike && (await admissionRules(em)).alikeNeedsReason) throw new Refusal(ONE_BY_ONE);
      job.ask('importing', actorOf(em).userId);
      job.alsoAlike = alsoAlike;
      return job;
    },
  ),

  /** Puts everybody whom it made into the trash, but for those whom somebody changed or booked since. */
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
      return job;
    },
  ),
});
