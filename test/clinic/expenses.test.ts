import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { bound } from '../world/bound.ts';
import { everyPage } from '../world/pages.ts';
import { saidTo, spending, userOf } from '../world/spending.ts';
import { as, contextWith, faker, hostOf } from '../world/world.ts';

const OWN = {
  code: 'UNPROCESSABLE_CONTENT',
  message: 'Nobody decides about what they submitted themselves. Please ask somebody else.',
};
const DECIDED = { message: 'Somebody has decided about this expense already.' };
const SUBMITTED = { message: 'This expense was submitted already, and stays as it is.' };

const today = () => Temporal.Now.plainDateISO('Europe/Berlin').toString();

/** How many of some calls went through, and what the others were told. */
const outcomeOf = async (calls: Promise<unknown>[]) => {
  const answers = await Promise.allSettled(calls);
  const told = answers.flatMap(answer =>
    answer.status === 'rejected' ? [String(Reflect.get(Object(answer.reason), 'message'))] : [],
  );
  return { done: answers.length - told.length, told: [...new Set(told)] };
};

describe('the way of an expense', () => {
  test('FIN-1: it is written, submitted, approved by somebody else under a number, and paid', async () => {
    const { owner, desk, draft } = await spending();
    const written = await draft({ description: 'Three boxes', receiptNumber: 'R-7' });
    expect(written).toMatchObject({
      ...{ status: 'draft', reference: null, currency: 'EUR', isOwn: true, facility: null },
      ...{ total: 11_900, tax: 1900, description: 'Three boxes', receiptNumber: 'R-7' },
    });
    const submitted = await desk.expenses.submit(versionOf(written));
    expect(submitted).toMatchObject({ status: 'submitted', submittedAt: expect.any(String), decider: null });
    const approved = await owner.expenses.approve(versionOf(submitted));
    expect(approved).toMatchObject({ status: 'approved', reference: 'EX-000001', isOwn: false });
    expect(approved.decider).toContain('Owner');
    const paid = await owner.expenses.pay({ ...versionOf(approved), method: 'card', paidOn: '2026-03-05' });
    expect(paid).toMatchObject({ status: 'paid', paidOn: '2026-03-05', method: 'card' });
    // Whoever spent it sees what became of it.
    expect(await desk.expenses.get({ id: paid.id })).toMatchObject({ status: 'paid', isOwn: true });
  });

  test('FIN-1: a draft is changed by who wrote it, and by nobody once it is submitted', async () => {
    const { owner, desk, draft } = await spending();
    const written = await draft({ total: 100, taxRate: 0 });
    const change = { ...versionOf(written), spentOn: '2026-03-03', payee: 'Ink and Co.', total: 250 };
    const others = { message: 'Only who wrote an expense can change or submit it.' };
    await expect(owner.expenses.update({ ...change, category: 'rent' })).rejects.toMatchObject(others);
    await expect(owner.expenses.submit(versionOf(written))).rejects.toMatchObject(others);
    const changed = await desk.expenses.update({ ...change, category: 'rent' });
    expect(changed).toMatchObject({ payee: 'Ink and Co.', total: 250, category: 'rent', currency: 'EUR' });
    await expect(desk.expenses.submit(versionOf(written))).rejects.toMatchObject({ code: 'CONFLICT' });
    const submitted = await desk.expenses.submit(versionOf(changed));
    const late = { ...change, ...versionOf(submitted), category: 'rent' as const };
    await expect(desk.expenses.update(late)).rejects.toMatchObject(SUBMITTED);
    await expect(desk.expenses.submit(versionOf(submitted))).rejects.toMatchObject(SUBMITTED);
    await expect(desk.expenses.trash(versionOf(submitted))).rejects.toMatchObject(SUBMITTED);
  });

  test('FIN-1: what is declined says why, is never approved or paid, and takes no number', async () => {
    const { owner, admin, submitted, approved } = await spending();
    const asked = versionOf(await submitted());
    for (const reason of ['', '   ', undefined])
      await expect(owner.expenses.decline({ ...asked, reason: reason as string })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    const declined = await owner.expenses.decline({ ...asked, reason: 'No receipt' });
    expect(declined).toMatchObject({ status: 'declined', declineReason: 'No receipt', reference: null });
    await expect(admin.expenses.approve(versionOf(declined))).rejects.toMatchObject(DECIDED);
    await expect(owner.expenses.pay({ ...versionOf(declined), method: 'cash' })).rejects.toMatchObject({
      message: 'Only what is approved is paid.',
    });
    expect(await approved()).toMatchObject({ reference: 'EX-000001' });
  });

  test('FIN-1: a draft goes to the trash and comes back, by who wrote it', async () => {
    const { owner, desk, draft } = await spending();
    const written = await draft();
    const others = { message: 'Only who wrote an expense can change or submit it.' };
    await expect(owner.expenses.trash(versionOf(written))).rejects.toMatchObject(others);
    await desk.expenses.trash(versionOf(written));
    expect((await desk.expenses.list({})).items).toEqual([]);
    expect((await desk.expenses.list({ trashed: true })).items).toMatchObject([{ id: written.id }]);
    expect((await desk.expenses.totals({})).items).toEqual([]);
    await expect(owner.expenses.restore({ id: written.id })).rejects.toMatchObject(others);
    expect(await desk.expenses.restore({ id: written.id })).toMatchObject({ status: 'draft' });
  });
});

describe('two people look at it', () => {
  test('FIN-1: nobody approves or declines what they submitted themselves, whatever their role', async () => {
    const { owner, admin, submitted } = await spending();
    const own = versionOf(await submitted({}, owner));
    await expect(owner.expenses.approve(own)).rejects.toMatchObject(OWN);
    await expect(owner.expenses.decline({ ...own, reason: 'x' })).rejects.toMatchObject(OWN);
    expect(await admin.expenses.approve(own)).toMatchObject({ status: 'approved' });
  });

  test('FIN-1: the database keeps four eyes, whatever statement is run, and each step in the name of who takes it', async () => {
    const { of, owner, desk, draft, submitted } = await spending();
    const [ownerId, deskId] = [await userOf(owner), await userOf(desk)];
    // The counter of a clinic that has none is made by whoever asks for the first number.
    await owner.expenses.approve(versionOf(await submitted()));
    const { id } = await submitted();
    const approve = (by: string) =>
      [
        `update clinic.expenses set status = 'approved', decided_by = $2, decided_at = now(), number = 2, reference = 'EX-000002' where id = $1`,
        [id, by],
      ] as const;
    expect(await saidTo(of, deskId, ...approve(deskId))).toBe('expenses_four_eyes');
    expect(await saidTo(of, deskId, ...approve(ownerId))).toBe('keep_expense');
    expect(await saidTo(of, null, ...approve(ownerId))).toBe('keep_expense');
    expect(await saidTo(of, ownerId, ...approve(ownerId))).toBe('done');

    const { id: other } = await draft();
    const submit = (by: string) =>
      [
        `update clinic.expenses set status = 'submitted', submitted_by = $2, submitted_at = now() where id = $1`,
        [other, by],
      ] as const;
    expect(await saidTo(of, ownerId, ...submit(ownerId))).toBe('keep_expense');
    expect(await saidTo(of, ownerId, ...submit(deskId))).toBe('keep_expense');
    expect(await saidTo(of, deskId, ...submit(deskId))).toBe('done');
  });

  test('FIN-1: no program decides, whatever its token allows, as it may be of whoever submitted', async () => {
    const { of, owner, submitted } = await spending();
    const own = versionOf(await submitted({}, owner));
    const scopes = ['expenses:read' as const, 'expenses:approve' as const];
    const { token } = await owner.tokens.create({ name: 'Bank', role: 'admin', scopes });
    const program = appRouter.createCaller(contextWith(hostOf(of), undefined, token));
    expect((await program.expenses.list({})).items).toMatchObject([{ id: own.id }]);
    for (const call of [
      () => program.expenses.approve(own),
      () => program.expenses.decline({ ...own, reason: 'x' }),
      () => program.expenses.reverse({ ...own, reason: 'x' }),
    ])
      await expect(call()).rejects.toMatchObject({
        message: 'Only a member of the clinic can decide about an expense.',
      });
  });

  test('FIN-1: of two who approve it at once one does, and the other is told', async () => {
    const { owner, admin, submitted } = await spending();
    const asked = versionOf(await submitted());
    const calls = [owner, admin, owner, admin].map(by => by.expenses.approve(asked));
    expect(await outcomeOf(calls)).toEqual({ done: 1, told: [DECIDED.message] });
    const again = versionOf(await submitted());
    const [approving, declining] = [
      owner.expenses.approve(again),
      admin.expenses.decline({ ...again, reason: 'Twice' }),
    ];
    expect(await outcomeOf([approving, declining])).toEqual({ done: 1, told: [DECIDED.message] });
  });

  test('FIN-1 MY1: those that are approved at once have the numbers one to twenty', async () => {
    const { owner, admin, submitted } = await spending();
    const asked = [];
    for (let made = 0; made < 20; made++) asked.push(versionOf(await submitted()));
    const approved = await Promise.all(
      asked.map((each, n) => (n % 2 === 0 ? owner : admin).expenses.approve(each)),
    );
    expect(approved.map(({ reference }) => reference ?? '').toSorted((a, b) => a.localeCompare(b))).toEqual(
      asked.map((_, n) => `EX-${String(n + 1).padStart(6, '0')}`),
    );
  });
});

describe('what was approved stays', () => {
  test('FIN-1 MY30: no statement changes what was submitted, approved, declined or paid, nor skips a number', async () => {
    const { of, owner, submitted, approved, paid } = await spending();
    const ownerId = await userOf(owner);
    const waiting = await submitted();
    const declined = await owner.expenses.decline({ ...versionOf(await submitted()), reason: 'x' });
    const ids = [waiting.id, declined.id, (await approved()).id, (await paid()).id];
    for (const id of ids)
      for (const set of [
        ...['total = 1', 'tax = 0', 'tax_rate = 700', `currency = 'USD'`, `payee = 'Me'`],
        ...[`category = 'rent'`, `spent_on = '2020-01-01'`, `receipt_number = 'X'`, `status = 'draft'`],
        ...['deleted_at = now()', `description = 'Other'`, 'submitted_at = now()', `reversal_reason = 'x'`],
      ])
        expect({
          set,
          told: await saidTo(of, ownerId, `update clinic.expenses set ${set} where id = $1`, [id]),
        }).toEqual({ set, told: 'keep_expense' });
    expect(await saidTo(of, ownerId, 'delete from clinic.expenses')).toBe(
      'permission denied for table expenses',
    );
    const skip = `update clinic.expenses set status = 'approved', decided_by = $2, decided_at = now(), number = 9, reference = 'EX-000009' where id = $1`;
    expect(await saidTo(of, ownerId, skip, [waiting.id, ownerId])).toBe('numbers_without_gap');
  });

  test('FIN-1: the database takes no expense that begins as anything but a draft, nor amounts that cannot be', async () => {
    const { of, desk } = await spending();
    const deskId = await userOf(desk);
    const add = (values: Record<string, string>) => {
      const row: Record<string, string> = {
        ...{ spent_on: `'2026-03-02'`, payee: `'P'`, category: `'rent'`, currency: `'EUR'` },
        ...{ total: '100', tax: '0', tax_rate: '0', ...values },
      };
      return saidTo(
        of,
        deskId,
        `insert into clinic.expenses (tenant_id, ${Object.keys(row).join(', ')}) values ($1, ${Object.values(row).join(', ')})`,
        [of.id],
      );
    };
    expect(await add({})).toBe('done');
    expect(await add({ status: `'approved'` })).toBe('keep_expense');
    expect(await add({ total: '0' })).toBe('expenses_sign');
    expect(await add({ total: '-100' })).toBe('expenses_sign');
    expect(await add({ total: '1000000000001' })).toBe('expenses_sign');
    expect(await add({ tax: '1' })).toBe('expenses_tax');
    expect(await add({ tax: '101', tax_rate: '1900' })).toBe('expenses_tax');
    expect(await add({ tax: '-1', tax_rate: '1900' })).toBe('expenses_tax');
    expect(await add({ currency: `'EURO'` })).toBe('expenses_currency_form');
    expect(await add({ category: `'fun'` })).toBe('expenses_category_known');
    expect(await add({ submitted_by: '$1' })).toBe('expenses_by_status');
  });

  test('FIN-1 MY30: what was wrong is taken back by a row of today with the other sign, approved by another one, once', async () => {
    const { owner, admin, approved, reversing } = await spending();
    const expense = await approved({ description: 'Twice' });
    for (const reason of ['', '  '])
      await expect(owner.expenses.reverse({ ...versionOf(expense), reason })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    const asked = await reversing(expense);
    expect(asked).toMatchObject({
      ...{ status: 'submitted', total: -11_900, tax: -1900, spentOn: today(), reversalReason: 'Never came' },
      takesBack: { id: expense.id, reference: 'EX-000001' },
    });
    await expect(owner.expenses.approve(versionOf(asked))).rejects.toMatchObject(OWN);
    await expect(owner.expenses.pay({ ...versionOf(expense), method: 'transfer' })).rejects.toMatchObject({
      message: expect.stringContaining('It is not paid any more'),
    });
    const taken = await admin.expenses.approve(versionOf(asked));
    expect(taken).toMatchObject({ status: 'approved', reference: 'EX-000002' });
    expect(await owner.expenses.get({ id: expense.id })).toMatchObject({
      ...{ status: 'approved', total: 11_900, takenBackBy: { id: taken.id, reference: 'EX-000002' } },
    });
    await expect(reversing(expense)).rejects.toMatchObject({
      message: 'This expense was taken back already, or somebody asked for that.',
    });
    await expect(reversing(taken)).rejects.toMatchObject({
      message: 'What takes an expense back is not taken back itself.',
    });
    // Nothing was paid that could come back.
    await expect(owner.expenses.pay({ ...versionOf(taken), method: 'transfer' })).rejects.toMatchObject({
      message: 'What was never paid does not come back.',
    });
  });

  test('FIN-1 MY30: of five who take it back at once one does, and once it is declined it may be asked for again', async () => {
    const { admin, approved, reversing } = await spending();
    const expense = await approved();
    const { done, told } = await outcomeOf(Array.from({ length: 5 }, () => reversing(expense)));
    expect({ done, told }).toEqual({
      ...{ done: 1, told: ['This expense was taken back already, or somebody asked for that.'] },
    });
    const { takenBackBy } = await admin.expenses.get({ id: expense.id });
    const asked = await admin.expenses.get({ id: takenBackBy?.id ?? '' });
    await admin.expenses.decline({ ...versionOf(asked), reason: 'It came' });
    expect(await admin.expenses.get({ id: expense.id })).toMatchObject({ takenBackBy: null });
    expect(await reversing(expense)).toMatchObject({ status: 'submitted' });
  });

  test('FIN-1: of what was paid and is taken back the money comes back', async () => {
    const { of, owner, paid, reversed } = await spending();
    const expense = await paid();
    const taken = await reversed(expense);
    const back = await owner.expenses.pay({ ...versionOf(taken), method: 'cash' });
    expect(back).toMatchObject({ status: 'paid', total: -11_900, paidOn: today(), method: 'cash' });
    const { items } = await owner.expenses.totals({ status: 'paid' });
    expect(items).toEqual([{ currency: 'EUR', status: 'paid', count: 2, total: 0, tax: 0 }]);
    // Another row that takes it back, a part of it, or of another category, no statement writes.
    const ownerId = await userOf(owner);
    const again = (values: string) =>
      saidTo(
        of,
        ownerId,
        `insert into clinic.expenses (tenant_id, spent_on, payee, category, currency, total, tax, tax_rate, status, submitted_by, submitted_at, reverses_id, reversal_reason)
          select tenant_id, spent_on, payee, ${values}, tax_rate, 'submitted', $2, now(), id, 'x' from clinic.expenses where id = $1`,
        [expense.id, ownerId],
      );
    expect(await again('category, currency, -total, -tax')).toBe('expenses_reversed_once');
    expect(await again('category, currency, -1, -1')).toBe('keep_expense');
    expect(await again(`'rent', currency, -total, -tax`)).toBe('keep_expense');
    expect(await again(`category, 'USD', -total, -tax`)).toBe('keep_expense');
  });

  test('FIN-1: only what is approved is paid, once, and not on a day to come', async () => {
    const { owner, admin, submitted, approved } = await spending();
    const waiting = await submitted();
    await expect(owner.expenses.pay({ ...versionOf(waiting), method: 'cash' })).rejects.toMatchObject({
      message: 'Only what is approved is paid.',
    });
    await expect(owner.expenses.reverse({ ...versionOf(waiting), reason: 'x' })).rejects.toMatchObject({
      message: 'Only what is approved can be taken back.',
    });
    const expense = await approved();
    await expect(
      owner.expenses.pay({ ...versionOf(expense), method: 'cash', paidOn: '2199-01-01' }),
    ).rejects.toMatchObject({ message: 'What was paid cannot come later than today.' });
    const pay = (by: typeof owner) => by.expenses.pay({ ...versionOf(expense), method: 'cash' });
    expect(await outcomeOf([pay(owner), pay(admin), pay(owner)])).toEqual({
      ...{ done: 1, told: ['This expense is paid already.'] },
    });
  });
});

describe('what is entered', () => {
  test.each([
    ...[Number.NaN, 0, -0, -1, Number('1e309'), 2 ** 53 + 1, 0.5, 11_900.5, '12', null].map(value => [
      'total',
      value,
    ]),
    ...[-0, -1, 0.5, 11_901, Number.NaN, '12'].map(value => ['tax', value]),
    ...[-1, 10_001, 0.5, Number.NaN].map(value => ['taxRate', value]),
    ['currency', 'EURO'],
    ['currency', 'XXX'],
    ['category', 'fun'],
    ['payee', ' '],
    ['payee', 'Two\nlines'],
    ['spentOn', '2026-02-30'],
    ['spentOn', '275760-09-13'],
    ['facilityId', 'x'],
  ])('MY12: an expense whose %s is %j is refused by the contract', async (field, value) => {
    const { draft } = await spending();
    await expect(draft({ [String(field)]: value })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('MY12: no expense is of a day to come, by the clinic’s calendar', async () => {
    const { draft } = await spending({ timeZone: 'Pacific/Kiritimati' });
    const there = Temporal.Now.plainDateISO('Pacific/Kiritimati');
    expect(await draft({ spentOn: `${there}` })).toMatchObject({ spentOn: `${there}` });
    for (const spentOn of [`${there.add({ days: 1 })}`, '2199-12-31'])
      await expect(draft({ spentOn })).rejects.toMatchObject({
        message: 'An expense cannot be of a day to come.',
      });
  });

  test('MY9: the tax is what the receipt says, or is taken out of the amount by its rate', async () => {
    const { draft } = await spending();
    expect(await draft({ total: 100, taxRate: 700 })).toMatchObject({ tax: 7 });
    expect(await draft({ total: 100, taxRate: 700, tax: 6 })).toMatchObject({ tax: 6 });
    expect(await draft({ total: 1, taxRate: 1900 })).toMatchObject({ tax: 0 });
    expect(await draft({ total: 100, taxRate: 0 })).toMatchObject({ tax: 0 });
    await expect(draft({ total: 100, taxRate: 0, tax: 1 })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test.each([
    ['JPY', 1e6],
    ['EUR', 1e8],
    ['BHD', 1e9],
  ])('MY13 K14: an expense in %s counts whole minor units up to %i', async (currency, most) => {
    const { draft } = await spending();
    expect(await draft({ currency, total: 1980, taxRate: 1000 })).toMatchObject({ currency, tax: 180 });
    expect(await draft({ currency, total: most })).toMatchObject({ total: most });
    await expect(draft({ currency, total: most + 1 })).rejects.toMatchObject({
      message: 'This amount is too large.',
    });
  });
});

describe('who sees it', () => {
  test('FIN-1: whoever may not approve sees their own alone, and an auditor none', async () => {
    const { of, owner, desk, submitted } = await spending();
    const salaries = await submitted({ category: 'salaries', total: 500_000 }, owner);
    const own = await submitted();
    expect((await desk.expenses.list({})).items).toMatchObject([{ id: own.id }]);
    expect((await desk.expenses.totals({})).items).toMatchObject([{ count: 1, total: 11_900 }]);
    await expect(desk.expenses.get({ id: salaries.id })).rejects.toMatchObject({
      ...{ code: 'UNPROCESSABLE_CONTENT', message: expect.stringContaining('somebody else’s') },
    });
    const provider = await as(of, 'provider');
    expect((await provider.expenses.list({})).items).toEqual([]);
    expect((await owner.expenses.list({})).items).toHaveLength(2);
    for (const call of [
      () => desk.expenses.approve(versionOf(salaries)),
      () => desk.expenses.decline({ ...versionOf(salaries), reason: 'x' }),
      () => desk.expenses.pay({ ...versionOf(salaries), method: 'cash' }),
      () => desk.expenses.reverse({ ...versionOf(salaries), reason: 'x' }),
      () => desk.listExports.expenses({}),
      async () => (await as(of, 'auditor')).expenses.list({}),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('FIN-1: another clinic finds none of it', async () => {
    const [ours, theirs] = [await spending(), await spending()];
    const { id, version } = await ours.submitted();
    expect((await theirs.owner.expenses.list({})).items).toEqual([]);
    for (const call of [
      () => theirs.owner.expenses.get({ id }),
      () => theirs.owner.expenses.approve({ id, version }),
      () => theirs.owner.expenses.reverse({ id, version, reason: 'x' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('TEN-8 FIN-1: who is bound to a facility spends for it, and approves what was spent there alone', async () => {
    const { of, owner, submitted } = await spending();
    const there = await owner.facilities.create(facilityFields(faker));
    const { caller } = await bound(of, 'admin', [there.id]);
    const [whole, placed] = [await submitted(), await submitted({ facilityId: there.id })];
    expect((await caller.expenses.list({})).items).toMatchObject([
      { id: placed.id, facility: { name: there.name } },
    ]);
    expect((await caller.expenses.totals({})).items).toMatchObject([{ count: 1 }]);
    await expect(caller.expenses.approve(versionOf(whole))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await caller.expenses.approve(versionOf(placed))).toMatchObject({ status: 'approved' });
    // Nothing was said of where, so it is where they work.
    expect(await submitted({}, caller)).toMatchObject({ facility: { id: there.id } });
  });
});

test('FIN-1: lists are narrowed by status, category, days and facility, page by page, and totals say the same', async () => {
  const { owner, draft, submitted, approved, paid } = await spending();
  const [facility] = (await owner.facilities.list({})).items;
  await draft({ total: 100 });
  await submitted({ total: 200, spentOn: '2026-02-28' });
  await approved({ total: 400, category: 'rent', facilityId: facility?.id ?? '' });
  await paid({ total: 800, spentOn: '2026-03-31', currency: 'JPY' });
  const found = async (filters: Parameters<typeof owner.expenses.totals>[0]) => {
    const pages = await everyPage(cursor => owner.expenses.list({ ...filters, cursor, limit: 1 }));
    const totals = (await owner.expenses.totals(filters)).items;
    const sum = (numbers: number[]) => numbers.reduce((all, number) => all + number, 0);
    const listed = pages.flat().map(({ total }) => total);
    expect(sum(totals.map(({ total }) => total))).toBe(sum(listed));
    expect(sum(totals.map(({ count }) => count))).toBe(listed.length);
    return listed.toSorted((a, b) => a - b);
  };
  expect(await found({})).toEqual([100, 200, 400, 800]);
  expect(await found({ status: 'submitted' })).toEqual([200]);
  expect(await found({ category: 'rent' })).toEqual([400]);
  expect(await found({ from: '2026-03-01', to: '2026-03-31' })).toEqual([100, 400, 800]);
  expect(await found({ from: '2026-02-01', to: '2026-02-28' })).toEqual([200]);
  expect(await found({ facilityId: facility?.id ?? '' })).toEqual([400]);
  expect((await owner.expenses.totals({ status: 'paid' })).items).toMatchObject([{ currency: 'JPY' }]);
  await expect(owner.expenses.list({ from: '2026-03-02', to: '2026-03-01' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const days = (await owner.expenses.list({})).items.map(({ spentOn }) => spentOn);
  expect(days).toEqual(days.toSorted((a, b) => b.localeCompare(a)));
});
