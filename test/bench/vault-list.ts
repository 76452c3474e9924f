import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { isSealed } from '../../server/data/forms/sealed-column.ts';
import { placeOf } from '../../server/data/orm/connection/sealing-driver.ts';
import { query } from './calls.ts';
import type { Figure } from './figures.ts';
import { load } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';
import { CLIENTS, throughputRatio } from './throughput.ts';

/** What begins so was never sealed, and is answered as it is. */
const NEVER_SEALED = Buffer.from([0, 0]);

const PAGE = { limit: 50 };

type Row = Record<string, unknown>;

/** Requests per second of the first page of patients, as a share of what the same page does when nothing of it is sealed. */
export const vaultListRatio = async (stage: Stage, { rounds, blockMs }: Size): Promise<Figure> => {
  const page = await firstPage(stage);
  const plan = { clients: CLIENTS, forMs: blockMs, port: stage.medflow.port };
  const listed = async (rows: Row[]) => {
    await page.put(rows);
    return load({ ...plan, next: client => query(stage, 'patients.list', PAGE, client) });
  };
  const ratio = await throughputRatio(0.8, rounds, [() => listed(page.sealed), () => listed(page.opened)]);
  await page.put(page.sealed);
  return ratio;
};

/** The rows of the page as they are kept, as they would be kept unsealed, and how to keep them so. */
const firstPage = async (stage: Stage) => {
  const { admin, planes, clinic } = stage;
  const meta = planes.clinic.getMetadata(Patient);
  const properties = meta.props.filter(isSealed);
  const columns = properties.flatMap(({ fieldNames }) => fieldNames);
  const { items } = await callerOf(stage).patients.list(PAGE);
  const { rows: sealed } = await admin.query<Row>(
    `select id, ${columns.join(', ')} from clinic.patients where tenant_id = $1 and id = any($2)`,
    [clinic.id, items.map(({ id }) => id)],
  );
  const ring = planes.vault.keyringOf(clinic.id);
  const opened = sealed.map(row => {
    const plain = { ...row };
    for (const property of properties)
      for (const column of property.fieldNames) {
        const value = row[column];
        if (!Buffer.isBuffer(value)) continue;
        const place = placeOf(meta, property, { tenantId: clinic.id, id: row.id });
        plain[column] = Buffer.concat([NEVER_SEALED, ring.open(place, value)]);
      }
    return plain;
  });
  const inWords = (_: string, value: unknown) =>
    isBytes(value) ? `\\x${Buffer.from(value.data).toString('hex')}` : value;
  const put = (rows: Row[]) =>
    admin.query(
      `update clinic.patients p set ${columns.map(column => `${column} = r.${column}`).join(', ')}
       from jsonb_populate_recordset(null::clinic.patients, $1) r where p.tenant_id = $2 and p.id = r.id`,
      [JSON.stringify(rows, inWords), clinic.id],
    );
  return { sealed, opened, put };
};

/** Bytes, as JSON has them. */
const isBytes = (value: unknown): value is { data: number[] } =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer';
