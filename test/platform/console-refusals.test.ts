import { expect, test } from 'vitest';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { suspendClinic } from '../../server/platform/clinics/lifecycle.ts';
import { createOperator } from '../../server/platform/operators/create-operator.ts';
import { consoleAs, operator } from '../world/console.ts';
import { clinic, PASSWORD, planes, type TestClinic } from '../world/world.ts';

const asked = { reason: 'The calendar shows an error', ticket: 'T-1' };
const suspend = (of: TestClinic) =>
  suspendClinic(planes, systemHand('test'), { clinicId: of.id, reason: 'The bill is open' });
const refused = (message: string | RegExp) => ({
  ...{ code: 'UNPROCESSABLE_CONTENT', message: expect.stringMatching(message) },
});

test('TEN-2: clinics are found by what they are called, their state and their plan, and a percent sign finds no other', async () => {
  const desk = await consoleAs(await operator());
  const [of, other] = [await clinic(), await clinic({ name: `100% ${Date.now()}` })];
  const found = async (query: Parameters<typeof desk.clinics.list>[0]) =>
    (await desk.clinics.list(query)).items.map(({ slug }) => slug);

  expect(await found({ search: of.slug })).toEqual([of.slug]);
  expect(await found({ search: '100%' })).toEqual([other.slug]);
  expect(await found({ search: '%' })).toEqual([other.slug]);
  expect(await found({ search: of.slug, status: 'suspended' })).toEqual([]);
  await suspend(of);
  expect(await found({ search: of.slug, status: 'suspended' })).toEqual([of.slug]);
  expect(await found({ search: of.slug, plan: 'professional' })).toEqual([]);
  expect(await found({ search: of.slug, plan: 'standard' })).toEqual([of.slug]);
});

test('TEN-7: a clinic that is closed can be neither asked for access nor entered in an emergency', async () => {
  const desk = await consoleAs(await operator('support'));
  const of = await clinic();
  await suspend(of);

  for (const way of ['request', 'breakGlass'] as const)
    await expect(desk.grants[way]({ ...asked, clinicId: of.id })).rejects.toMatchObject(
      refused('This clinic is closed'),
    );

  expect((await desk.grants.list({ clinicId: of.id })).items).toEqual([]);
});

test('TEN-7: a request is taken back once, and nobody can take back what is over', async () => {
  const desk = await consoleAs(await operator('support'));
  const of = await clinic();
  const { id } = await desk.grants.request({ ...asked, clinicId: of.id });

  expect(await desk.grants.end({ id })).toMatchObject({ status: 'declined' });
  await expect(desk.grants.end({ id })).rejects.toMatchObject(refused('This access is over already.'));

  expect((await desk.grants.list({ clinicId: of.id })).items).toMatchObject([{ id, status: 'declined' }]);
});

test('IDN-7: nobody becomes an operator twice, or in a role that there is not', async () => {
  const person = { email: `twice-${Date.now()}@medflow.test`, name: 'Twice', password: PASSWORD };
  const make = (role: string) =>
    createOperator(planes, { ...person, role: role as 'admin' }, systemHand('test'));

  await expect(make('superadmin')).rejects.toThrow('role');
  await make('support');
  await expect(make('admin')).rejects.toThrow('is an operator already');

  const { items } = await (await consoleAs(await operator())).operators.list({});
  expect(items.filter(({ email }) => email === person.email)).toMatchObject([{ role: 'support' }]);
});

test('AUD-5: the system audit is found by clinic and by time', async () => {
  const desk = await consoleAs(await operator());
  const [of, other] = [await clinic(), await clinic()];
  const during = async (from: number, to: number) => {
    const times = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    return (await desk.systemAudit.search({ clinicId: of.id, ...times })).items;
  };
  const now = Date.now();

  expect(await during(now - 3_600_000, now + 3_600_000)).toMatchObject([{ action: 'clinic.provision' }]);
  expect(await during(now + 3_600_000, now + 7_200_000)).toEqual([]);
  expect(await during(now - 7_200_000, now - 3_600_000)).toEqual([]);
  const { csv } = await desk.systemAudit.exportCsv({ clinicId: of.id });
  expect(csv).toContain(of.slug);
  expect(csv).not.toContain(other.slug);
});
