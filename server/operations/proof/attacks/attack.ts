import { type Sides, stolenContext } from './forged-contexts.ts';

const set = (name: string, value: string) => `set_config('${name}', '${value}', true)`;

/**
 * What somebody may try who can run any statement as medflow_app in the middle of a transaction of their own clinic
 * (S4, S10): the last of the statements must find nothing, or be refused.
 */
export const tricksOn = (
  table: string,
  sides: Sides,
  column: string | null = null,
): Record<string, string[]> => {
  const { ours, theirs } = sides;
  const other = `tenant_id = '${theirs.id}'`;
  const notOurs = `tenant_id <> '${ours.id}'`;
  const forge = Object.entries(stolenContext(sides))
    .map(([name, value]) => set(name, value))
    .join(', ');
  return {
    'asks for the other clinic': [`select from ${table} where ${other}`],
    'asks for everything': [`select from ${table} where ${other} or true and ${other}`],
    'sets the clinic for the transaction': [
      `set local app.current_tenant_id = '${theirs.id}'`,
      `select from ${table} where ${notOurs}`,
    ],
    'sets the clinic for the session': [
      `set app.current_tenant_id = '${theirs.id}'`,
      `select from ${table} where ${notOurs}`,
    ],
    'calls set_config before the statement': [
      `select ${set('app.current_tenant_id', theirs.id)}`,
      `select from ${table} where ${notOurs}`,
    ],
    'puts a whole forged context in place': [`select ${forge}`, `select from ${table} where ${notOurs}`],
    'calls set_config inside the statement': [
      `select from ${table} where ${set('app.current_tenant_id', theirs.id)} is not null and ${notOurs}`,
    ],
    'forges the context inside the statement': [
      `with c as materialized (select ${forge}) select from c, ${table} t where t.${notOurs}`,
    ],
    'updates pg_settings': [
      `update pg_settings set setting = '${theirs.id}' where name = 'app.current_tenant_id'`,
      `select from ${table} where ${notOurs}`,
    ],
    'joins the table with itself': [
      `select from ${table} t where exists (select from ${table} o where o.tenant_id <> t.tenant_id)`,
    ],
    'asks for the table without its children': [`select from only ${table} where ${other}`],
    'takes the own rows away from all': [
      `select * from ${table} where tenant_id is not null except select * from ${table} where tenant_id = '${ours.id}'`,
    ],
    'changes the rows of the other clinic': [
      `update ${table} set ${column ?? 'id'} = ${column ?? 'id'} where ${other}`,
    ],
    'deletes the rows of the other clinic': [`delete from ${table} where ${other}`],
    'calculates on the rows of the other clinic': [
      `select from ${table} where ${notOurs} and 1 / (case when ${other} then 0 else 1 end) > 1`,
    ],
    'switches row-level security off': ['set local row_security = off', `select from ${table}`],
  };
};

/** Roles that the app role must not become, nor pass itself off as (S5). */
export const disguises = (roles: string[]): string[] =>
  roles.flatMap(role => [`set role ${role}`, `set session authorization ${role}`]);
