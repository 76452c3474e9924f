import { expect, test } from 'vitest';
import { billing, said } from '../world/billing.ts';
import { as } from '../world/world.ts';

const cash = { method: 'cash' as const };

test('MY15: of ten who take the same payment at once, one does', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued();
  const pay = () => caller.invoices.pay({ id, amount: 5000, ...cash });
  const answers = await Promise.allSettled(Array.from({ length: 10 }, pay));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const words = answers.flatMap(answer => (answer.status === 'rejected' ? [answer.reason.message] : []));
  expect(new Set(words)).toEqual(
    new Set(['This is more than is due. Somebody else may have taken it just now.']),
  );
  expect(await caller.invoices.get({ id })).toMatchObject({ state: 'paid', paid: 5000, balance: 0 });
});

test('MY16: more than is due is taken where somebody says so, and stays to the patient’s credit', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued();
  await expect(caller.invoices.pay({ id, amount: 5001, ...cash })).rejects.toMatchObject({
    message: 'This is more than is due. Somebody else may have taken it just now.',
  });
  expect(await caller.invoices.pay({ id, amount: 6000, beyondDue: true, ...cash })).toMatchObject({
    ...{ state: 'paid', balance: -1000 },
  });
});

test('MY19: two payments of one amount are two receipts, numbered without a gap', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued();
  await caller.invoices.pay({ id, amount: 2000, ...cash, reference: 'Till 1' });
  const { payments } = await caller.invoices.pay({ id, amount: 2000, method: 'card' });
  expect(payments).toMatchObject([
    { reference: 'RC-000001', amount: 2000, method: 'cash', note: 'Till 1' },
    { reference: 'RC-000002', amount: 2000, method: 'card' },
  ]);
});

test('MY17: what is given back is a row with the other sign, never above what was paid, also at once', async () => {
  const { caller, issued } = await billing();
  const { id } = await issued();
  const { payments } = await caller.invoices.pay({ id, amount: 5000, ...cash });
  const paymentId = payments[0]?.id ?? '';
  const refund = (amount: number) => caller.invoices.refund({ id, paymentId, amount, ...cash });
  await expect(refund(5001)).rejects.toMatchObject({ message: 'More cannot be given back than was paid.' });

  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => refund(5000)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const after = await caller.invoices.get({ id });
  expect(after).toMatchObject({ state: 'open', paid: 0, balance: 5000 });
  const given = after.payments.find(({ amount }) => amount < 0);
  expect(given).toMatchObject({ amount: -5000, refundsId: paymentId });
  await expect(
    caller.invoices.refund({ id, paymentId: given?.id ?? '', amount: 1, ...cash }),
  ).rejects.toMatchObject({ message: 'What was given back cannot be given back again.' });
});

test('MY12 MY17 MY30: no statement changes a payment, takes more, gives more back or skips a receipt', async () => {
  const { clinic, caller, issued, draft } = await billing();
  const [{ id }, other] = [await issued(), await draft()];
  await caller.invoices.pay({ id, amount: 3000, ...cash });
  for (const set of ['amount = 1', `method = 'card'`, 'deleted_at = now()', `received_on = '2020-01-01'`])
    expect({ set, told: await said(clinic, `update clinic.payments set ${set}`) }).toEqual({
      ...{ set, told: 'keep_ledger' },
    });
  const add = (values: Record<string, string>) => {
    const row = { number: '2', reference: `'RC-000002'`, amount: '1', refunds_id: 'null', ...values };
    return said(
      clinic,
      `insert into clinic.payments (tenant_id, invoice_id, patient_id, currency, method, received_on, ${Object.keys(row)})
        select tenant_id, invoice_id, patient_id, currency, method, received_on, ${Object.values(row)} from clinic.payments limit 1`,
    );
  };
  expect(await add({ number: '3', reference: `'RC-000003'` })).toBe('numbers_without_gap');
  expect(await add({ amount: '2001' })).toBe('payments_within_due');
  expect(await add({ amount: '-3001', refunds_id: 'id' })).toBe('payments_refund_within');
  expect(await add({ amount: '-1' })).toMatch(/payments_/);
  expect(await add({ amount: '1', refunds_id: 'id' })).toMatch(/payments_/);
  expect(await add({ amount: '0' })).toMatch(/payments_/);
  expect(
    await said(
      clinic,
      `insert into clinic.payments (tenant_id, invoice_id, patient_id, currency, method, received_on, number, reference, amount)
        select tenant_id, $1, patient_id, currency, method, received_on, 2, 'RC-000002', 1 from clinic.payments limit 1`,
      [other.id],
    ),
  ).toBe('payments_of_issued');
});

test.each([0, -1, -0, Number.NaN, Number('1e309'), 2 ** 53 + 1, 1.5, '12', null])(
  'MY12: a payment of %j is refused by the contract',
  async amount => {
    const { caller, issued } = await billing();
    const { id } = await issued();
    await expect(caller.invoices.pay({ id, amount: amount as number, ...cash })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  },
);

test('FIN-1: the desk takes payments, and gives none back', async () => {
  const { clinic, issued } = await billing();
  const { id } = await issued();
  const desk = await as(clinic, 'staff');
  const { payments } = await desk.invoices.pay({ id, amount: 100, ...cash });
  await expect(
    desk.invoices.refund({ id, paymentId: payments[0]?.id ?? '', amount: 100, ...cash }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(
    desk.invoices.pay({ id, amount: 100, ...cash, receivedOn: '2199-01-01' }),
  ).rejects.toMatchObject({
    message: 'What was paid cannot come later than today.',
  });
});
