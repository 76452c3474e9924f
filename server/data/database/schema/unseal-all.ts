import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { SEALED } from '../../forms/sealed-column.ts';
import { UNSEALED } from '../../vault/keyring.ts';
import type { Vault } from '../../vault/vault.ts';

const AT_ONCE = 1000;

interface Column {
  table: string;
  column: string;
}

/** Asked of the catalogue: the entities are those of the newest schema. */
const sealedColumns = `
  select n.nspname || '.' || c.relname as "table", a.attname as "column" from pg_attribute a
  join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where not a.attisdropped and starts_with(col_description(a.attrelid, a.attnum), ?) order by 1, 2`;

const UNSEALED_HEX = Buffer.from([0, UNSEALED]).toString('hex');

/**
 * Opens every sealed value of every clinic, in the transaction of the owner that takes the schema back to one without a vault: what
 * comes next reads and moves texts. Nobody else sees them before it commits.
 */
export const unsealAll = async (em: SqlEntityManager, vault: Vault): Promise<void> => {
  for (const place of await em.execute<Column[]>(sealedColumns, [SEALED])) {
    // For a moment the owner reads every clinic and leaves no trace; both are as before at the end of this transaction.
    await em.execute(`alter table ${place.table} no force row level security, disable trigger user`);
    let last = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await em.execute<{ id: string; tenantId: string; value: Buffer }[]>(
        `select id, tenant_id as "tenantId", "${place.column}" as value from ${place.table}
         where id > ? and "${place.column}" >= ? order by id limit ${AT_ONCE}`,
        [last, Buffer.from([0, UNSEALED + 1])],
      );
      const opened = [];
      for (const { id, tenantId, value } of rows)
        opened.push(await openedOf(vault, { ...place, id, tenantId, value }));
      await em.execute(
        `update ${place.table} t set "${place.column}" = decode(r.value, 'hex')
         from jsonb_to_recordset(?::jsonb) as r (id uuid, tenant uuid, value text) where t.tenant_id = r.tenant and t.id = r.id`,
        [JSON.stringify(opened)],
      );
      if (rows.length < AT_ONCE) break;
      last = rows.at(-1)?.id ?? last;
    }
    await em.execute(`alter table ${place.table} force row level security, enable trigger user`);
  }
};

const openedOf = async (
  vault: Vault,
  { table, column, id, tenantId, value }: Column & { id: string; tenantId: string; value: Buffer },
) => {
  await vault.load(tenantId);
  const opened = vault.keyringOf(tenantId).open({ clinicId: tenantId, table, column, id }, value);
  return { id, tenant: tenantId, value: UNSEALED_HEX + opened.toString('hex') };
};
