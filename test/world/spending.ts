import { signedContext } from '../../server/data/orm/signed-context.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { as, clinic, inContext, planes, sqlAs, systemOf, type TestClinic } from './world.ts';

const RECEIPT = {
  spentOn: '2026-03-02',
  payee: 'Paper and Sons',
  category: 'supplies',
  total: 11_900,
  taxRate: 1900,
} as const;

const app = await sqlAs('app');

type Caller = Awaited<ReturnType<typeof as>>;
type Receipt = Partial<Parameters<Caller['expenses']['write']>[0]>;

/** A clinic whose desk spends, and in which two people may approve. */
export const spending = async (...overrides: Parameters<typeof clinic>) => {
  const of = await clinic(...overrides);
  const [owner, admin, desk] = [await as(of), await as(of, 'admin'), await as(of, 'staff')];
  const draft = (more: Receipt = {}, by: Caller = desk) => by.expenses.write({ ...RECEIPT, ...more });
  const submitted = async (more: Receipt = {}, by: Caller = desk) =>
    by.expenses.submit(versionOf(await draft(more, by)));
  const approved = async (more: Receipt = {}) => owner.expenses.approve(versionOf(await submitted(more)));
  const paid = async (more: Receipt = {}) =>
    owner.expenses.pay({ ...versionOf(await approved(more)), method: 'transfer' });
  /** Asked for by the owner, who may not approve it then. */
  const reversing = (expense: { id: string; version: number }) =>
    owner.expenses.reverse({ ...versionOf(expense), reason: 'Never came' });
  const reversed = async (expense: { id: string; version: number }) =>
    admin.expenses.approve(versionOf(await reversing(expense)));
  return { of, owner, admin, desk, draft, submitted, approved, paid, reversing, reversed };
};

/** Who somebody is in their clinic. */
export const userOf = async (caller: Caller): Promise<string> => (await caller.session.current()).user.id;

/** What a statement of the app itself is told that somebody had it run, before the audit is looked at. */
export const saidTo = async (
  of: TestClinic,
  userId: string | null,
  sql: string,
  params: readonly unknown[] = [],
): Promise<string> => {
  const context = signedContext({ ...systemOf(of), userId }, planes.contextKey);
  try {
    await inContext(
      app,
      of,
      async client => {
        await client.query(sql, [...params]);
        throw new Error('done');
      },
      context,
    );
    return 'never';
  } catch (error) {
    return error instanceof Error ? `${Reflect.get(error, 'constraint') ?? error.message}` : 'unknown';
  }
};
