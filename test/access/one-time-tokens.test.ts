import { expect, test } from 'vitest';
import { issueToken, redeemToken, revokeTokens } from '../../server/access/accounts/one-time-tokens.ts';
import { HOUR } from '../../shared/durations.ts';
import { clinic, member, planes, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const someone = async () => {
  const ours = await clinic();
  return { tenantId: ours.id, accountId: (await member(ours, 'staff')).accountId };
};
const issue = (of: { accountId: string; tenantId?: string }, lifetimeMs = HOUR) =>
  planes.identity.em
    .fork()
    .transactional(async em =>
      issueToken(em, { kind: 'reset', detail: { from: 'here' }, ...of, lifetimeMs }),
    );
const redeem = (token: string, kind: 'reset' | 'hand-over' = 'reset') =>
  planes.identity.em.fork().transactional(em => redeemToken(em, kind, token));

test('A5: a token is redeemed once, and tells what it was issued for', async () => {
  const of = await someone();
  const token = await issue(of);
  expect(await redeem(token)).toEqual({ ...of, detail: { from: 'here' } });
  expect(await redeem(token)).toBeNull();
});

test('A5: of twenty who use one token at the same time exactly one succeeds', async () => {
  const token = await issue(await someone());
  const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
  expect(answers.filter(Boolean)).toHaveLength(1);
});

test('A5: a token of another kind, one that is too old, revoked or made up is worth nothing', async () => {
  const of = await someone();
  const [fresh, old, revoked] = [await issue(of), await issue(of, -1), await issue(await someone())];
  expect(await redeem(fresh, 'hand-over')).toBeNull();
  expect(await redeem(old)).toBeNull();
  expect(await redeem('made-up')).toBeNull();
  const { rows } = await admin.query(
    'select account_id from identity.one_time_tokens order by created_at desc limit 1',
  );
  await planes.identity.em.fork().transactional(em => revokeTokens(em, rows[0].account_id));
  expect(await redeem(revoked)).toBeNull();
  expect(await redeem(fresh)).not.toBeNull();
});

test('A5: what failed after the token was redeemed gives it back', async () => {
  const token = await issue(await someone());
  const fails = planes.identity.em.fork().transactional(async em => {
    await redeemToken(em, 'reset', token);
    throw new Error('too bad');
  });
  await expect(fails).rejects.toThrow('too bad');
  expect(await redeem(token)).not.toBeNull();
});

test('A11: the table holds nothing that could be redeemed', async () => {
  const token = await issue(await someone());
  const { rows } = await admin.query('select t::text as row from identity.one_time_tokens t');
  const dump = JSON.stringify(rows);
  for (const secret of [token, Buffer.from(token).toString('hex')]) expect(dump).not.toContain(secret);
});
