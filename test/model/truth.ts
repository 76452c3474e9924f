import type pg from 'pg';

/** A record as it stands in its table, with how many entries of the audit tell of it. */
interface Row {
  id: string;
  clinicId: string;
  kind: string;
  version: number;
  trashed: boolean;
  entries: number;
}

/** An entry of the audit. */
export interface Entry {
  clinicId: string;
  requestId: string;
  actorId: string | null;
  procedure: string;
  action: string;
  entityId: string | null;
  changes: Record<string, { from?: unknown; to?: unknown }>;
}

export interface Truth {
  rows: Map<string, Row>;
  /** The audit of the requests asked about. */
  entries: Entry[];
  /** Whose each id is that stands in any table: records, trails, and the clinics themselves. */
  owners: Map<string, string>;
}

/** What the database really holds of these clinics, read by the administrator, whom no policy narrows. */
export const readTruth = async (admin: pg.Client, clinics: string[], requests: string[]): Promise<Truth> => {
  const { rows: tables } = await admin.query<{ name: string; isRecord: boolean }>(`
    select relname as name, exists (select from pg_attribute where attrelid = c.oid and attname = 'version') as "isRecord"
    from pg_class c where relnamespace = 'clinic'::regnamespace and relkind in ('r', 'p')`);
  const ofClinics = (select: (name: string) => string, among = tables) =>
    among
      .map(({ name }) => `select ${select(name)} from clinic.${name} t where tenant_id = any($1)`)
      .join(' union all ');
  // That something was taken in or along is told beside its changes.
  const changes = `(select count(*)::int from clinic.audit_entries a where a.tenant_id = t.tenant_id and a.entity_id = t.id
    and a.action not in ('IMPORT', 'EXPORT'))`;
  const records = ofClinics(
    name =>
      `id, tenant_id as "clinicId", '${name}' as kind, version, to_jsonb(t) ->> 'deleted_at' is not null as trashed, ${changes} as entries`,
    tables.filter(({ isRecord }) => isRecord),
  );
  const { rows } = await admin.query<Row>(records, [clinics]);
  const { rows: entries } = await admin.query<Entry>(
    `select tenant_id as "clinicId", request_id as "requestId", actor_id as "actorId", procedure, action,
     entity_id as "entityId", changes from clinic.audit_entries where request_id = any($1)`,
    [requests],
  );
  const ids = await admin.query<{ id: string; owner: string }>(
    ofClinics(() => 'id, tenant_id as owner'),
    [clinics],
  );
  return {
    rows: new Map(rows.map(row => [row.id, row])),
    entries,
    owners: new Map(
      [...clinics.map(id => ({ id, owner: id })), ...ids.rows].map(({ id, owner }) => [id, owner]),
    ),
  };
};
