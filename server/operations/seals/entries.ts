/**
 * All that an entry says, as one hash, whatever the session's time zone is. What is null is left out, so that a column that is added later
 * changes no hash of before.
 */
const hash = `sha256(convert_to((select jsonb_object_agg(key, value) from
  jsonb_each(to_jsonb(e) || jsonb_build_object('at', extract(epoch from e.at))) where value <> 'null')::text, 'UTF8'))`;

const TRAILS = ['audit_entries', 'access_entries'];

const ofBoth = (select: string, where: string): string =>
  TRAILS.map(table => `select ${select} from clinic.${table} e where ${where}`).join(' union all ');

const unsealed =
  'not exists (select from clinic.sealed_entries s where s.tenant_id = e.tenant_id and s.id = e.id)';

/** Entries that are in no seal, the oldest first; parameters: from when on, twice, and how many. */
export const unsealedEntries = `select * from (${ofBoth(`e.id, e.at, ${hash} as hash`, `e.at >= ? and ${unsealed}`)}) u
  order by at, id limit ?`;

/** How many entries are in no seal although they are older than that; the parameter twice. */
export const forgottenEntries = `select count(*)::int as count, min(at) as since from (${ofBoth('e.at', `e.at < ? and ${unsealed}`)}) u`;

/** The entries of a seal: as they were sealed, and as they are, null where there is none any more. */
export const entriesOfSeal = `select s.id, s.position, s.hash, now.hash as now from clinic.sealed_entries s
  left join lateral (${ofBoth(`${hash} as hash`, 'e.tenant_id = s.tenant_id and e.id = s.id')}) now on true
  where s.seal_id = ? order by s.position`;
