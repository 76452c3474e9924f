import { type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import type pg from 'pg';
import type { Planes } from '../data/orm/planes.ts';
import { signedContext } from '../data/orm/signed-context.ts';
import { systemActor } from '../data/records/actor.ts';
import { isTenantScoped, isTrail } from '../data/records/records.ts';
import { DEMO_OPERATOR } from '../platform/operators/demo-operator.ts';
import { blueprints } from './blueprints/blueprints.ts';

interface Removal {
  planes: Planes;
  /** Keeps the clinics, their accounts and who is signed in; only what the clinics hold goes. */
  keepClinics: boolean;
}

/**
 * Deletes the demo clinics for good, in one transaction, as the owner of the tables. Even the owner sees a clinic's rows
 * only under that clinic's signed context, so the policies themselves keep every other clinic out of reach.
 */
export const removeDemo = async (owner: pg.Client, { planes, keepClinics }: Removal): Promise<string[]> => {
  await owner.query('begin');
  try {
    const clinics = await clinicsIn(owner, 'where demo and slug = any($1)', [
      blueprints.map(({ slug }) => slug),
    ]);
    const accounts = new Set<string>();
    for (const { id } of clinics) {
      await enter(owner, planes, id);
      for (const account of await memberAccounts(owner)) accounts.add(account);
      await empty(owner, planes);
    }
    if (!keepClinics)
      await forget(owner, planes, { clinics: clinics.map(({ id }) => id), accounts: [...accounts] });
    await owner.query('commit');
    if (!keepClinics) for (const { id } of clinics) await planes.vault.destroy(id);
    return clinics.map(({ slug }) => slug);
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
};

const clinicsIn = async (owner: pg.Client, where: string, params: unknown[]) =>
  (await owner.query<{ id: string; slug: string }>(`select id, slug from platform.clinics ${where}`, params))
    .rows;

const enter = async (owner: pg.Client, { contextKey }: Planes, tenantId: string): Promise<void> => {
  for (const [name, value] of Object.entries(signedContext(systemActor(tenantId, 'seed'), contextKey)))
    await owner.query('select set_config($1, $2, true)', [name, value]);
};

const memberAccounts = async (owner: pg.Client): Promise<string[]> =>
  (await owner.query<{ account_id: string }>('select account_id from clinic.users')).rows.map(
    row => row.account_id,
  );

/** Everything of the entered clinic. The deletes leave audit entries when they are checked, so the trails go last. */
const empty = async (owner: pg.Client, planes: Planes): Promise<void> => {
  const all = [...planes.clinic.getMetadata()].filter(meta => isTenantScoped(meta) && !meta.abstract);
  const remove = (meta: EntityMetadata) => owner.query(`delete from "${meta.schema}"."${meta.tableName}"`);
  for (const meta of referrersFirst(all.filter(meta => !isTrail(meta)))) await remove(meta);
  await owner.query('set constraints all immediate');
  for (const meta of all.filter(isTrail)) await remove(meta);
  await owner.query('set constraints all deferred');
};

/** Whatever refers to a record goes before it. */
const referrersFirst = (all: EntityMetadata[]): EntityMetadata[] => {
  const rest = new Set(all);
  const sorted: EntityMetadata[] = [];
  while (rest.size > 0) {
    const free = [...rest].filter(meta => ![...rest].some(other => other !== meta && refersTo(other, meta)));
    if (free.length === 0)
      throw new Error('Records refer to each other in a circle, so none can be deleted first.');
    for (const meta of free) rest.delete(meta);
    sorted.push(...free);
  }
  return sorted;
};

const refersTo = (from: EntityMetadata, to: EntityMetadata): boolean =>
  from.relations.some(
    ({ kind, targetMeta }) => kind === ReferenceKind.MANY_TO_ONE && targetMeta?.class === to.class,
  );

/** The registry rows, and the accounts that belong to nobody but the demo. */
const forget = async (
  owner: pg.Client,
  planes: Planes,
  { clinics, accounts }: { clinics: string[]; accounts: string[] },
): Promise<void> => {
  const elsewhere = new Set<string>();
  for (const { id } of await clinicsIn(owner, 'where id <> all($1)', [clinics])) {
    await enter(owner, planes, id);
    for (const account of await memberAccounts(owner)) elsewhere.add(account);
  }
  const doomed = accounts.filter(account => !elsewhere.has(account));
  await owner.query('delete from identity.sessions where tenant_id = any($1) or account_id = any($2)', [
    clinics,
    doomed,
  ]);
  await owner.query('delete from identity.accounts where id = any($1)', [doomed]);
  await owner.query('delete from platform.support_grants where clinic_id = any($1)', [clinics]);
  await owner.query('delete from platform.data_keys where clinic_id = any($1)', [clinics]);
  await owner.query('delete from platform.clinics where id = any($1)', [clinics]);
  await removeOperator(owner);
};

/** The demo operator goes with the demo; one who has been in a real clinic stays named there, but cannot sign in any more. */
const removeOperator = async (owner: pg.Client): Promise<void> => {
  const { rows } = await owner.query<{ account_id: string }>(
    'select account_id from platform.operators where email = $1',
    [DEMO_OPERATOR],
  );
  await owner.query(
    `delete from platform.operators o where email = $1
     and not exists (select from platform.support_grants g where g.operator_id = o.id)`,
    [DEMO_OPERATOR],
  );
  await owner.query("update platform.operators set status = 'inactive' where email = $1", [DEMO_OPERATOR]);
  const accounts = rows.map(row => row.account_id);
  await owner.query('delete from identity.sessions where account_id = any($1)', [accounts]);
  await owner.query(
    `delete from identity.accounts a where id = any($1)
     and not exists (select from platform.operators o where o.account_id = a.id)
     and not exists (select from identity.memberships m where m.account_id = a.id)`,
    [accounts],
  );
};
