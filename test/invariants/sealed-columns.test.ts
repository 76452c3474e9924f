import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EntityProperty } from '@mikro-orm/core';
import { expect, test } from 'vitest';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { ListExport } from '../../server/clinic/list-exports/list-export.entity.ts';
import { ListExportPart } from '../../server/clinic/list-exports/list-export-part.entity.ts';
import { Message } from '../../server/clinic/messages/message.entity.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { isSealed } from '../../server/data/forms/sealed-column.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { post } from '../../server/data/outbox/post.ts';
import { WRITTEN_ONCE } from '../../server/data/records/tenant-entity.ts';
import { BookingWarning } from '../../shared/clinic/bookings.ts';
import { records } from '../world/records.ts';
import { as, database, env, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const run = promisify(execFile);

/** What no statement changes is made with the text in it. */
const ledger = ['Invoice', 'InvoiceLine', 'CreditNote', 'Payment'];
const madeAnew = ['Message', 'ListExportPart', 'Mail', ...ledger];

/** A bill with all that is written of it. */
const billWith = async (
  { invoices }: Awaited<ReturnType<typeof as>>,
  patientId: string,
  text: () => string,
) => {
  const visit = { description: text(), visitedOn: '2020-01-06', quantity: 1000, unitPrice: 5000 };
  const draft = await invoices.write({ patientId, note: text(), lines: [visit] });
  const { id, version, lines } = await invoices.issue({ id: draft.id, version: draft.version });
  const back = [{ lineId: String(lines[0]?.id), amount: 1 }];
  await invoices.credit({ id, version, reason: text(), lines: back });
  await invoices.pay({ id, amount: 1, method: 'cash', reference: text() });
};

/** What is written once is sealed by the same hand; no statement writes a text into it again. */
const isPlanted = (prop: EntityProperty): boolean => isSealed(prop) && !prop.comment?.includes(WRITTEN_ONCE);

/** Tables of which a row, read as text or as bytes, holds the marker. */
const tablesWith = async (marker: string): Promise<string[]> => {
  const { rows } = await admin.query<{ name: string }>(
    `select format('%I.%I', nspname, relname) as name from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind = 'r' and nspname in ('clinic', 'identity', 'platform', 'security', 'jobs', 'public') order by 1`,
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const sql = `select from ${name} t where t::text like $1 or t::text like $2 limit 1`;
    const { rowCount } = await admin.query(sql, [`%${marker}%`, `%${Buffer.from(marker).toString('hex')}%`]);
    if (rowCount) found.push(name);
  }
  return found;
};

/** Files of the database server, its log of changes and what it prints, that hold the marker. */
const filesWith = async (marker: string): Promise<string[]> => {
  await admin.query('checkpoint');
  const places = [join(env.dataDir, 'postgres'), join(env.dataDir, 'postgres.log')];
  const { stdout } = await run('grep', ['-rlaF', marker, ...places]).catch(
    (error: { code: number; stdout: string }) => {
      if (error.code !== 1) throw error;
      return error;
    },
  );
  return stdout.split('\n').filter(Boolean);
};

test('PHI-1 E1: of fifty texts planted in the sealed columns, none is in a table, nor in a file of the database', async () => {
  const { clinic, ownerId, patient: billed } = await records();
  const [marker, control] = [0, 1].map(() => `planted${randomBytes(8).toString('hex')}`) as [string, string];
  let planted = 0;
  const text = () => `${marker} ${++planted}`;
  const plantedAs: Record<string, () => unknown> = {
    string: text,
    Buffer: () => Buffer.from(text()),
    any: () => [text()],
  };
  const metas = [...planes.clinic.getMetadata()].filter(meta => !meta.abstract && meta.props.some(isSealed));

  await asActor(planes, systemOf(clinic), async em => {
    const [patient] = await em.find(Patient, {});
    if (!patient) throw new Error('There is no patient.');
    const [facility] = await em.find(Facility, {});
    if (facility) facility.name = control;
    for (const meta of metas.filter(({ className }) => !madeAnew.includes(className))) {
      const rows: object[] = await em.find(meta.class, {}, { limit: 3, filters: { live: false } });
      expect({ [meta.className]: rows.length }).not.toEqual({ [meta.className]: 0 });
      for (const row of rows)
        for (const { name, runtimeType } of meta.props.filter(isPlanted)) {
          Reflect.set(row, name, plantedAs[runtimeType]?.());
          if (name === 'diedOn') Reflect.set(row, 'status', 'deceased');
          // A reason stands beside what it was given for.
          if (name === 'despiteReason' && 'despiteWarnings' in row)
            row.despiteWarnings = [BookingWarning.options[0]];
          // And one of what was entered in error beside when that was said.
          if (name === 'withdrawnReason') Reflect.set(row, 'withdrawnAt', new Date());
        }
    }
    post(em, clinic.id, {
      ...{ kind: 'test', recipient: 'ida@patients.test' },
      ...{ subject: text(), body: text(), calendar: text() },
    });
    em.create(Message, { patient, sender: 'clinic', text: text(), readAt: null, settledAt: null });
    const [list] = await em.find(ListExport, {});
    if (!list) throw new Error('There is no export.');
    em.create(ListExportPart, {
      export: list,
      ownerId,
      position: 99,
      at: new Date(),
      csv: text(),
      patientIds: [],
    });
  });

  await billWith(await as(clinic), billed.id, text);

  expect(planted).toBeGreaterThan(50);
  expect(await tablesWith(marker)).toEqual([]);
  expect(await tablesWith(control)).toContain('clinic.facilities');
  if (database.kind === 'external') return;
  expect(await filesWith(marker)).toEqual([]);
  expect((await filesWith(control)).length).toBeGreaterThan(0);
});
