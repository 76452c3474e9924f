import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { attach, openFile, scanAll } from '../world/attaching.ts';
import { bound } from '../world/bound.ts';
import { saidTo, spending, userOf } from '../world/spending.ts';
import { as, contextWith, faker, hostOf, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const OTHERS = { message: 'Only who wrote an expense can change or submit it.' };
const NOT_SEEN = { message: expect.stringContaining('somebody else’s') };
const DECIDED = {
  code: 'UNPROCESSABLE_CONTENT',
  message: 'Somebody has decided about this expense already, so its receipts stay as they are.',
};
const MISSING = { code: 'NOT_FOUND', message: 'This record does not exist.' };

const PAPER = 'Paper and Sons, 119.00';

/** A draft of the desk with a receipt that was checked. */
const spent = async () => {
  const clinic = await spending();
  const { of, desk, draft } = clinic;
  const expense = await draft();
  const expenseId = expense.id;
  const sent = await attach(desk, { expenseId }, PAPER, 'Receipt.txt');
  await scanAll(of);
  const file = versionOf(await desk.attachments.get({ id: sent.id }));
  const submit = async () => clinic.desk.expenses.submit(versionOf(expense));
  return { ...clinic, expense, expenseId, file, submit };
};

type Caller = Awaited<ReturnType<typeof as>>;

/** Every call to a file, or to what it hangs on. */
const callsOf = (
  { attachments }: Caller,
  { expenseId, file }: { expenseId: string; file: { id: string; version: number } },
) => [
  () => attachments.list({ expenseId }),
  () => attachments.get({ id: file.id }),
  () => attachments.link({ id: file.id }),
  () => attachments.begin({ expenseId, name: 'Mine.txt', size: 1 }),
  () => attachments.send({ id: file.id, position: 1, bytes: 'YQ==' }),
  () => attachments.trash(file),
  () => attachments.restore({ id: file.id }),
];

test('FIN-1 RQ9: a receipt is in quarantine until somebody has said that it is clean, and opens then for its author and for who approves', async () => {
  const { of, owner, admin: other, desk, draft } = await spending();
  const { id: expenseId } = await draft();
  const sent = await attach(desk, { expenseId }, PAPER, 'Receipt.txt');
  expect(sent).toMatchObject({
    ...{ status: 'waiting', requestId: null, complianceRecordId: null, expenseId },
  });
  await expect(openFile(desk, sent.id)).rejects.toThrow('not been checked yet');
  await scanAll(of);
  for (const caller of [desk, owner, other]) {
    expect((await openFile(caller, sent.id)).toString()).toBe(PAPER);
    expect((await caller.attachments.list({ expenseId })).items).toMatchObject([{ id: sent.id }]);
  }
  const again = await attach(desk, { expenseId }, PAPER, 'Once more.txt');
  await scanAll(of);
  expect(await desk.attachments.get({ id: again.id })).toMatchObject({ sameAs: sent.id });
  // It tells of no patient, so nobody looked into anybody’s record.
  const { rows } = await admin.query('select count(*)::int from clinic.access_entries where tenant_id = $1', [
    of.id,
  ]);
  expect(rows).toEqual([{ count: 0 }]);
});

describe('who finds it', () => {
  test('T5 T15 FIN-1: another clinic is told of a receipt, and of its expense, what it is told of none', async () => {
    const [ours, theirs] = [await spent(), await spending()];
    const nothing = { expenseId: randomUUID(), file: { id: randomUUID(), version: ours.file.version } };
    const told = async (call: () => Promise<unknown>) => {
      const error: unknown = await call().catch((thrown: unknown) => thrown);
      return { code: Reflect.get(Object(error), 'code'), message: Reflect.get(Object(error), 'message') };
    };
    const [real, invented] = [callsOf(theirs.owner, ours), callsOf(theirs.owner, nothing)];
    for (const [n, call] of real.entries()) {
      expect(await told(call)).toEqual(MISSING);
      expect(await told(call)).toEqual(await told(invented[n] ?? call));
    }
    const { until, signature } = await ours.desk.attachments.link({ id: ours.file.id });
    const link = { id: ours.file.id, view: 'original' as const, until, signature, position: 0 };
    await expect(theirs.owner.attachments.part(link)).rejects.toMatchObject(MISSING);
    // Nor does it open for somebody else of the same clinic, whom it was not made for.
    await expect(ours.owner.attachments.part(link)).rejects.toThrow('This link has ended');
    expect((await ours.desk.attachments.list({ expenseId: ours.expenseId })).items).toHaveLength(1);
  });

  test('FIN-1 RQ15: whoever may not approve sees the receipts of their own expenses alone, and is told so', async () => {
    const ours = await spent();
    const provider = await as(ours.of, 'provider');
    for (const call of callsOf(provider, ours).slice(0, -2))
      await expect(call()).rejects.toMatchObject(NOT_SEEN);
    await expect(provider.attachments.trash(ours.file)).rejects.toMatchObject(NOT_SEEN);
    await ours.desk.attachments.trash(ours.file);
    await expect(provider.attachments.restore({ id: ours.file.id })).rejects.toMatchObject(NOT_SEEN);
    const auditor = await as(ours.of, 'auditor');
    for (const call of callsOf(auditor, ours))
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('FIN-1 IDN-7: a program that may read requests and no expenses is told of no receipt', async () => {
    const ours = await spent();
    const scopes = ['requests:read' as const, 'requests:write' as const];
    const { token } = await ours.owner.tokens.create({ name: 'Letters', role: 'admin', scopes });
    const program = appRouter.createCaller(contextWith(hostOf(ours.of), undefined, token));
    for (const call of callsOf(program, ours)) await expect(call()).rejects.toMatchObject(MISSING);
  });

  test('FIN-1 TEN-8: who is bound to a facility finds the receipts of what was spent there, and no others', async () => {
    const { of, owner, desk, draft, expenseId, file } = await spent();
    const there = await owner.facilities.create(facilityFields(faker));
    const placed = await draft({ facilityId: there.id });
    const seen = await attach(desk, { expenseId: placed.id }, PAPER);
    await scanAll(of);
    const { caller } = await bound(of, 'admin', [there.id]);
    expect((await openFile(caller, seen.id)).toString()).toBe(PAPER);
    for (const call of callsOf(caller, { expenseId, file }))
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    // What they spend there has receipts of theirs.
    const own = await draft({}, caller);
    expect(await attach(caller, { expenseId: own.id }, PAPER)).toMatchObject({ status: 'waiting' });
  });

  test('FIN-1 RQ18: with its draft in the trash nobody opens it, and it comes back along', async () => {
    const { owner, desk, expense, expenseId, file } = await spent();
    await desk.expenses.trash(versionOf(expense));
    for (const caller of [desk, owner])
      for (const call of callsOf(caller, { expenseId, file }))
        await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await desk.expenses.restore({ id: expenseId });
    expect((await openFile(desk, file.id)).toString()).toBe(PAPER);
  });
});

describe('who changes them, and until when', () => {
  test('FIN-1: those of a draft are added, removed and brought back by who wrote it, and by nobody for them', async () => {
    const { owner, desk, expense, expenseId, file } = await spent();
    await expect(owner.attachments.begin({ expenseId, name: 'Mine.txt', size: 1 })).rejects.toMatchObject(
      OTHERS,
    );
    await expect(owner.attachments.trash(file)).rejects.toMatchObject(OTHERS);
    await desk.attachments.trash(file);
    expect((await owner.attachments.list({ expenseId })).items).toEqual([]);
    await expect(owner.attachments.restore({ id: file.id })).rejects.toMatchObject(OTHERS);
    await desk.attachments.restore({ id: file.id });
    expect((await openFile(owner, file.id)).toString()).toBe(PAPER);
    // Whoever types into the form meanwhile can still save it.
    expect(versionOf(await desk.expenses.get({ id: expenseId }))).toEqual(versionOf(expense));
  });

  test('FIN-1 MY31: to a submitted one its author adds, and nobody approves it who did not see that', async () => {
    const { of, owner, desk, expenseId, submit } = await spent();
    const seen = versionOf(await submit());
    const begun = await desk.attachments.begin({ expenseId, name: 'Second page.txt', size: 1 });
    await expect(owner.attachments.begin({ expenseId, name: 'x', size: 1 })).rejects.toMatchObject(OTHERS);
    await desk.attachments.send({ id: begun.id, position: 0, bytes: 'YQ==' });
    await expect(owner.expenses.approve(seen)).rejects.toMatchObject({ code: 'CONFLICT' });
    await scanAll(of);
    expect((await openFile(owner, begun.id)).toString()).toBe('a');
    const now = versionOf(await owner.expenses.get({ id: expenseId }));
    expect(await owner.expenses.approve(now)).toMatchObject({ status: 'approved' });
  });

  test('FIN-1 MY31: of a submitted one what somebody could look at stays, and what nobody could open may be replaced', async () => {
    const { of, desk, expenseId, file, submit } = await spent();
    const early = await attach(desk, { expenseId }, 'Blurred');
    await scanAll(of);
    await desk.attachments.trash(versionOf(await desk.attachments.get({ id: early.id })));
    const { version } = await submit();
    await expect(desk.attachments.trash(file)).rejects.toMatchObject({
      message: 'This expense is submitted, so what was attached to it stays. You can still add to it.',
    });
    const photo = await attach(desk, { expenseId }, '<svg onload="alert(1)"/>', 'Receipt.jpg');
    await scanAll(of);
    const refused = await desk.attachments.get({ id: photo.id });
    expect(refused).toMatchObject({ status: 'refused' });
    await desk.attachments.trash(versionOf(refused));
    // What comes back is as one that comes.
    const before = await desk.expenses.get({ id: expenseId });
    expect(before.version).toBe(version + 1);
    await desk.attachments.restore({ id: early.id });
    expect(await desk.expenses.get({ id: expenseId })).toMatchObject({ version: version + 2 });
    expect((await desk.attachments.list({ expenseId })).items).toMatchObject([
      { id: file.id },
      { id: early.id },
    ]);
  });

  test('FIN-1 MY31: approved, declined, paid or taken back its receipts stay as they are', async () => {
    const { of, owner, admin: other, desk, draft } = await spending();
    const outcomes = {
      approved: (asked: { id: string; version: number }) => owner.expenses.approve(asked),
      declined: (asked: { id: string; version: number }) =>
        owner.expenses.decline({ ...asked, reason: 'Unreadable' }),
      paid: async (asked: { id: string; version: number }) =>
        owner.expenses.pay({ ...versionOf(await owner.expenses.approve(asked)), method: 'cash' }),
      'taken back': async (asked: { id: string; version: number }) => {
        const approved = versionOf(await owner.expenses.approve(asked));
        const reversal = await owner.expenses.reverse({ ...approved, reason: 'Never came' });
        return other.expenses.approve(versionOf(reversal));
      },
    };
    for (const [outcome, decide] of Object.entries(outcomes)) {
      const written = await draft();
      const expenseId = written.id;
      const kept = await attach(desk, { expenseId }, PAPER, `${outcome}.txt`);
      const put = await attach(desk, { expenseId }, 'Blurred');
      await scanAll(of);
      const file = versionOf(await desk.attachments.get({ id: kept.id }));
      await desk.attachments.trash(versionOf(await desk.attachments.get({ id: put.id })));
      await desk.expenses.submit(versionOf(written));
      const begun = await desk.attachments.begin({ expenseId, name: 'Late.txt', size: 1 });
      await decide(versionOf(await owner.expenses.get({ id: expenseId })));
      for (const call of [
        () => desk.attachments.begin({ expenseId, name: 'Later.txt', size: 1 }),
        () => desk.attachments.send({ id: begun.id, position: 0, bytes: 'YQ==' }),
        () => desk.attachments.trash(file),
        () => desk.attachments.restore({ id: put.id }),
      ])
        await expect(call(), outcome).rejects.toMatchObject(DECIDED);
      await expect(owner.attachments.trash(file), outcome).rejects.toMatchObject(OTHERS);
      // It is there to be read by both for as long as the books are.
      for (const caller of [desk, owner]) expect((await openFile(caller, kept.id)).toString()).toBe(PAPER);
    }
  });

  test('FIN-1 MY31: of adding and approving at once one does: nobody approves what came without their knowing', async () => {
    const { owner, desk, submitted } = await spending();
    for (let tried = 0; tried < 5; tried++) {
      const asked = await submitted();
      const expenseId = asked.id;
      const [approved] = await Promise.allSettled([
        owner.expenses.approve(versionOf(asked)),
        ...[1, 2, 3].map(n => attach(desk, { expenseId }, `${PAPER} ${n}`)),
      ]);
      const arrived = (await owner.attachments.list({ expenseId })).items.filter(
        ({ status }) => status !== 'sending',
      );
      expect(arrived).toHaveLength(approved.status === 'fulfilled' ? 0 : 3);
    }
  });

  test('FIN-1 RQ9: what the check says of a receipt comes also when it was approved meanwhile', async () => {
    const { of, owner, desk, draft } = await spending();
    const written = await draft();
    const { id } = await attach(desk, { expenseId: written.id }, PAPER);
    await owner.expenses.approve(versionOf(await desk.expenses.submit(versionOf(written))));
    await scanAll(of);
    expect((await openFile(owner, id)).toString()).toBe(PAPER);
  });

  test('FIN-1: who takes an expense back says why with a receipt of its own', async () => {
    const { owner, admin: other, desk, approved, reversing } = await spending();
    const { id: expenseId } = await reversing(await approved());
    expect(await attach(owner, { expenseId }, 'Credit note')).toMatchObject({ expenseId });
    await expect(attach(desk, { expenseId }, 'Mine')).rejects.toMatchObject(NOT_SEEN);
    await expect(attach(other, { expenseId }, 'Mine')).rejects.toMatchObject(OTHERS);
  });
});

describe('handed in twice', () => {
  test('FIN-1 MY31: whoever decides is told of another one with the same file, or of the same day, sum and payee', async () => {
    const { of, owner, desk, draft } = await spending();
    const handIn = async (text: string, more: Parameters<typeof draft>[0] = {}) => {
      const written = await draft(more);
      await attach(desk, { expenseId: written.id }, text);
      await scanAll(of);
      return desk.expenses.submit(versionOf(written));
    };
    const first = await handIn(PAPER);
    expect(first.alike).toEqual([]);
    const other = { payee: 'PAPER and sons', description: 'Not the same at all' };
    const sameDay = await handIn('Something else', other);
    const sameFile = await handIn(PAPER, { payee: 'Ink and Co.', total: 2000, spentOn: '2026-03-09' });
    const apart = await handIn('Another', { total: 11_901 });
    const told = async ({ id }: { id: string }, by = owner) => (await by.expenses.get({ id })).alike;
    expect(await told(first)).toMatchObject([
      { id: sameDay.id, isSameFile: false, status: 'submitted', payee: 'PAPER and sons', reference: null },
      { id: sameFile.id, isSameFile: true },
    ]);
    expect(await told(sameFile)).toMatchObject([{ id: first.id, isSameFile: true }]);
    expect(await told(apart)).toEqual([]);
    const { items } = await owner.expenses.list({});
    expect(items.find(({ id }) => id === sameDay.id)?.alike).toMatchObject([{ id: first.id }]);
    // That somebody approves it all the same is their answer.
    expect(await owner.expenses.approve(versionOf(first))).toMatchObject({ reference: 'EX-000001' });
    expect(await told(sameDay, desk)).toMatchObject([{ id: first.id, reference: 'EX-000001' }]);
    // What was declined may be handed in anew.
    await owner.expenses.decline({ ...versionOf(sameDay), reason: 'Twice' });
    expect(await told(first)).toMatchObject([{ id: sameFile.id }]);
  });

  test('FIN-1 MY31: a draft is nobody’s rival, and what was taken back may be handed in once more', async () => {
    const { owner, draft, submitted, approved, reversed } = await spending();
    await draft();
    const again = await submitted({ total: 500 });
    const wrong = await approved({ total: 500 });
    expect(await owner.expenses.get({ id: again.id })).toMatchObject({ alike: [{ id: wrong.id }] });
    const taken = await reversed(wrong);
    expect(taken.alike).toEqual([]);
    expect(await owner.expenses.get({ id: again.id })).toMatchObject({ alike: [] });
  });

  test('RQ36 FIN-1: of what is out of somebody’s sight they are told nothing', async () => {
    const { of, owner, desk, draft } = await spending();
    const [own, other] = [await draft(), await draft({}, owner)];
    for (const [by, { id }] of [
      [desk, own],
      [owner, other],
    ] as const)
      await attach(by, { expenseId: id }, PAPER);
    await scanAll(of);
    const theirs = await owner.expenses.submit(versionOf(other));
    expect(await desk.expenses.submit(versionOf(own))).toMatchObject({ alike: [] });
    expect((await desk.expenses.list({})).items).toMatchObject([{ id: own.id, alike: [] }]);
    expect(await owner.expenses.get({ id: own.id })).toMatchObject({ alike: [{ id: theirs.id }] });
    const { items } = await desk.attachments.list({ expenseId: own.id });
    expect(items).toMatchObject([{ sameAs: null }]);
  });
});

describe('the database itself', () => {
  test('FIN-1 MY31: no statement adds, removes, renames or completes a receipt that is not its author’s, or of what is decided', async () => {
    const { of, owner, desk, draft, expenseId, file, submit } = await spent();
    const [ownerId, deskId] = [await userOf(owner), await userOf(desk)];
    const add = (by: string | null, to: string) =>
      saidTo(
        of,
        by,
        `insert into clinic.attachments (tenant_id, expense_id, name, size) values ($1, $2, '\\x0000ff'::bytea, 1)`,
        [of.id, to],
      );
    const change = (by: string | null, set: string, id = file.id) =>
      saidTo(of, by, `update clinic.attachments set ${set} where id = $1`, [id]);
    const trash = 'deleted_at = now()';
    const rename = `name = '\\x0000ee'::bytea`;

    // A draft.
    for (const by of [ownerId, null]) {
      expect(await add(by, expenseId)).toBe('keep_receipt');
      for (const set of [trash, rename]) expect(await change(by, set)).toBe('keep_receipt');
    }
    expect(await add(deskId, expenseId)).toBe('done');
    for (const set of [trash, rename]) expect(await change(deskId, set)).toBe('done');

    // Submitted.
    const { id: begun } = await desk.attachments.begin({ expenseId, name: 'Late.txt', size: 1 });
    const { id: put } = await attach(desk, { expenseId }, 'Blurred');
    await scanAll(of);
    await desk.attachments.trash(versionOf(await desk.attachments.get({ id: put })));
    const submitted = await submit();
    expect(await add(ownerId, expenseId)).toBe('keep_receipt');
    expect(await add(deskId, expenseId)).toBe('done');
    for (const set of [trash, rename]) expect(await change(deskId, set)).toBe('keep_receipt');
    expect(await change(deskId, trash, begun)).toBe('done');
    expect(await change(deskId, 'deleted_at = null', put)).toBe('done');

    // Decided.
    await owner.expenses.approve(versionOf(submitted));
    for (const by of [deskId, ownerId, null]) {
      expect(await add(by, expenseId)).toBe('keep_receipt');
      for (const set of [trash, rename]) expect(await change(by, set)).toBe('keep_receipt');
      expect(await change(by, 'deleted_at = null', put)).toBe('keep_receipt');
      expect(await change(by, trash, begun)).toBe('keep_receipt');
      expect(await change(by, `received = 1, parts = 1, status = 'waiting'`, begun)).toBe('keep_receipt');
    }
    const { id: elsewhere } = await draft();
    for (const set of [`expense_id = '${elsewhere}'`, 'expense_id = null'])
      expect(await change(deskId, set)).toBe('permission denied for table attachments');
    expect(await saidTo(of, deskId, 'delete from clinic.attachments')).toBe(
      'permission denied for table attachments',
    );
  });

  test('FIN-1: a receipt hangs on one expense and on nothing besides', async () => {
    const { owner, expenseId } = await spent();
    const { id: complianceRecordId } = await owner.complianceRecords.create({ kind: 'other', title: 'Till' });
    for (const also of [{ complianceRecordId }, { requestId: randomUUID() }])
      await expect(
        owner.attachments.begin({ expenseId, ...also, name: 'Receipt.txt', size: 1 }),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
