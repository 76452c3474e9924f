import { expect, test } from 'vitest';
import { wholeToken } from '../../server/clinic/patients/terms/search-tokens.ts';
import { isProtected } from '../../server/data/records/tenant-entity.ts';
import { admit, clinic, inContext, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

test('AT8: no column of health data has statistics, whichever entity it belongs to', async () => {
  const marked = [...planes.clinic.getMetadata().getAll().values()].flatMap(({ schema, tableName, props }) =>
    props
      .filter(isProtected)
      .flatMap(({ fieldNames }) => fieldNames.map(column => `${schema}.${tableName}.${column}`)),
  );
  expect(marked).toContain('clinic.patients.last_name');
  const { rows } = await admin.query<{ name: string }>(`
    select format('%s.%s.%s', relnamespace::regnamespace, relname, attname) as name
    from pg_class c join pg_attribute on attrelid = c.oid where attstattarget = 0 and attnum > 0 and not attisdropped and relnamespace::regnamespace::text = 'clinic'`);
  expect(rows.map(({ name }) => name).toSorted()).toEqual(marked.toSorted());
});

test('AT8: a plan does not tell a name that another clinic has from one that nobody has', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  for (let n = 0; n < 12; n++) await admit(theirs, { lastName: 'Zweistein' });
  await admin.query('analyze clinic.patients, clinic.patient_terms');
  const app = await sqlAs('app');
  await planes.vault.load(ours.id);
  const estimates = (word: string) =>
    inContext(app, ours, async client => {
      const rows: number[] = [];
      // Whoever asks has the tokens of their own clinic alone.
      const ring = planes.vault.keyringOf(ours.id);
      const token = wholeToken(ring, word.toLowerCase());
      for (const sql of [
        `select from clinic.patients where last_name = '${word}'`,
        `select from clinic.patients where last_name < '${word}'`,
        `select from clinic.patient_terms where tokens @> '{${token}}'`,
        `select from security.patients_with('[[${token}]]')`,
        `select from clinic.patients where search_tokens && '{${token}}'`,
        `select from clinic.patients where name_order = '${ring.orderOf(word.toLowerCase())}'`,
      ]) {
        const plan = await client.query(`explain (format json) ${sql}`);
        rows.push(plan.rows[0]['QUERY PLAN'][0].Plan['Plan Rows']);
      }
      return rows;
    });
  expect(await estimates('Zweistein')).toEqual(await estimates('Nobody'));
});
