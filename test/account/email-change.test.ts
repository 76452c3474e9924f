import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { appRouter } from '../../server/router.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import {
  as,
  clinic,
  contextWith,
  hostOf,
  member,
  PASSWORD,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const NEW_PASSWORD = 'kettle orbit lantern 88';
const WORTHLESS = {
  code: 'NOT_FOUND',
  message: 'This link has been used or is too old. Please ask for the change again.',
};
const TAKEN = { message: 'This e-mail address has an account already. Nothing was changed.' };

const fresh = () => `new-${randomBytes(4).toString('hex')}@example.org`;
const visitorOf = (of: TestClinic) => appRouter.createCaller(contextWith(hostOf(of)));

/** The letter to an address, and the secret of the link in it. */
const linkTo = async (address: string): Promise<string> =>
  tokenIn((await mailsTo(address)).findLast(({ kind }) => kind === 'email-change')?.body);
const accountOf = async (email: string): Promise<string | undefined> =>
  (await admin.query<{ id: string }>('select id from identity.accounts where email = $1', [email])).rows[0]
    ?.id;
/** What each clinic calls the owner, by the records of its members and by what the front door knows. */
const namesOf = async (accountId: string | undefined): Promise<string[]> => {
  const sql = `select email from clinic.users where account_id = $1
    union all select email from identity.memberships where account_id = $1`;
  return (await admin.query<{ email: string }>(sql, [accountId])).rows.map(({ email }) => email);
};

/** A browser in which somebody has just signed in. */
const browserOf = async (of: TestClinic, accountId = '') => {
  const trace = { actorId: null, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: of.id }, trace);
  return appRouter.createCaller(contextWith(hostOf(of), token));
};

/** An owner who has asked for another address. */
const asking = async (wanted = fresh()) => {
  const ours = await clinic();
  const { ownerEmail: former } = ours;
  const id = await accountOf(former);
  const owner = await browserOf(ours, id);
  await owner.emailChange.ask({ email: wanted });
  return { ours, owner, former, wanted, id };
};

describe('another e-mail address for one’s account', () => {
  test.each(['former', 'new'] as const)(
    'SET-1: both addresses say yes, the %s one last, and it holds in all clinics',
    async last => {
      const { ours, owner, former, wanted, id } = await asking();
      const theirs = await clinic();
      await joins(theirs, id, former);
      const steps = {
        former: async () => visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) }),
        new: async () => owner.emailChange.confirmNew({ token: await linkTo(wanted) }),
      };
      const first = last === 'new' ? 'former' : 'new';
      expect(await steps[first]()).toEqual({ isChanged: false });
      expect(await owner.emailChange.pending()).toMatchObject({
        change: { email: wanted, formerSaidYes: first === 'former', newSaidYes: first === 'new' },
      });
      expect(await namesOf(id)).toEqual([former, former, former, former]);

      expect(await steps[last]()).toEqual({ isChanged: true });

      expect(await owner.emailChange.pending()).toEqual({ change: null });
      expect(await namesOf(id)).toEqual([wanted, wanted, wanted, wanted]);
      expect((await owner.session.current()).user.email).toBe(wanted);
      const signIn = (email: string) => visitorOf(ours).session.signIn({ email, password: PASSWORD });
      expect(await signIn(wanted)).toEqual({ done: true });
      await expect(signIn(former)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
      expect((await mailsTo(former)).at(-1)).toMatchObject({ kind: 'email-changed' });
    },
  );

  test('SET-1 AUD-1: each clinic’s audit tells of it, by its own member', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const theirs = await clinic();
    await joins(theirs, id, former);
    await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    await owner.emailChange.confirmNew({ token: await linkTo(wanted) });
    for (const of of [ours, theirs]) {
      const caller = await as(of, 'admin');
      const { items: users } = await caller.users.list({ limit: 50 });
      const user = users.find(({ email }) => email === wanted);
      const { items } = await (await as(of, 'auditor')).audit.search({ entity: 'User', entityId: user?.id });
      expect(items[0]).toMatchObject({
        ...{ action: 'UPDATE', actor: { id: user?.id } },
        changes: { email: { from: former, to: wanted } },
      });
    }
  });

  test('SET-1: one address alone changes nothing, and nobody says yes for the other one', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const [toFormer, toNew] = [await linkTo(former), await linkTo(wanted)];
    await expect(owner.emailChange.confirmNew({ token: toFormer })).rejects.toMatchObject(WORTHLESS);
    await expect(visitorOf(ours).emailChange.confirmFormer({ token: toNew })).rejects.toMatchObject(
      WORTHLESS,
    );
    await expect(visitorOf(ours).emailChange.refuse({ token: toNew })).rejects.toMatchObject(WORTHLESS);
    await owner.emailChange.confirmNew({ token: toNew });
    await expect(owner.emailChange.confirmNew({ token: toNew })).rejects.toMatchObject(WORTHLESS);
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: a link is good once, for an hour, at its clinic', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const [toFormer, toNew] = [await linkTo(former), await linkTo(wanted)];
    const elsewhere = await clinic();
    await expect(visitorOf(elsewhere).emailChange.confirmFormer({ token: toFormer })).rejects.toMatchObject(
      WORTHLESS,
    );
    const twice = await Promise.allSettled(
      [1, 2].map(() => visitorOf(ours).emailChange.confirmFormer({ token: toFormer })),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await admin.query(
      "update identity.one_time_tokens set expires_at = now() - interval '1 second' where account_id = $1",
      [id],
    );
    await expect(owner.emailChange.confirmNew({ token: toNew })).rejects.toMatchObject(WORTHLESS);
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: the new address says yes in a session of the account only', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const token = await linkTo(wanted);
    await expect(visitorOf(ours).emailChange.confirmNew({ token })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    for (const other of [await as(ours, 'admin'), await as(await clinic())])
      await expect(other.emailChange.confirmNew({ token })).rejects.toMatchObject(WORTHLESS);
    // And it is not used up by them.
    await owner.emailChange.confirmNew({ token });
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: both say yes in the same moment, and it is changed once', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const [toFormer, toNew] = [await linkTo(former), await linkTo(wanted)];
    const answers = await Promise.all([
      visitorOf(ours).emailChange.confirmFormer({ token: toFormer }),
      owner.emailChange.confirmNew({ token: toNew }),
    ]);
    expect(answers.filter(({ isChanged }) => isChanged)).toHaveLength(1);
    expect(await namesOf(id)).toEqual([wanted, wanted]);
    expect((await mailsTo(former)).filter(({ kind }) => kind === 'email-changed')).toHaveLength(1);
  });
});

describe('who it was not', () => {
  test('SET-1 A2: the former address stops it: every session ends, and it is told', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const [toFormer, toNew] = [await linkTo(former), await linkTo(wanted)];
    await visitorOf(ours).emailChange.refuse({ token: toFormer });

    await expect(owner.session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const again = await browserOf(ours, id);
    expect(await again.emailChange.pending()).toEqual({ change: null });
    await expect(again.emailChange.confirmNew({ token: toNew })).rejects.toMatchObject(WORTHLESS);
    await expect(visitorOf(ours).emailChange.confirmFormer({ token: toFormer })).rejects.toMatchObject(
      WORTHLESS,
    );
    expect(await namesOf(id)).toEqual([former, former]);
    const events = 'select kind, tenant_id from platform.security_events where account_id = $1';
    expect((await admin.query(events, [id])).rows).toEqual([
      { kind: 'EMAIL_CHANGE_STOPPED', tenant_id: ours.id },
    ]);
    expect((await mailsTo(former)).at(-1)?.body).toContain('not you who asked');
  });

  test('SET-1: whoever asked can withdraw it, and its links are over', async () => {
    const { ours, owner, former, wanted } = await asking();
    await owner.emailChange.withdraw();
    expect(await owner.emailChange.pending()).toEqual({ change: null });
    await expect(owner.emailChange.confirmNew({ token: await linkTo(wanted) })).rejects.toMatchObject(
      WORTHLESS,
    );
    await expect(
      visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) }),
    ).rejects.toMatchObject(WORTHLESS);
  });

  test('SET-1: of two changes the last one counts', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    const [oldFormer, oldNew] = [await linkTo(former), await linkTo(wanted)];
    const other = fresh();
    await Promise.all([owner.emailChange.ask({ email: fresh() }), owner.emailChange.ask({ email: fresh() })]);
    await owner.emailChange.ask({ email: other });
    await expect(owner.emailChange.confirmNew({ token: oldNew })).rejects.toMatchObject(WORTHLESS);
    await expect(visitorOf(ours).emailChange.confirmFormer({ token: oldFormer })).rejects.toMatchObject(
      WORTHLESS,
    );
    await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    await owner.emailChange.confirmNew({ token: await linkTo(other) });
    expect(await namesOf(id)).toEqual([other, other]);
  });

  test('SET-1 A2: a password reset in between ends it', async () => {
    const { ours, former, wanted, id } = await asking();
    const [toFormer, toNew] = [await linkTo(former), await linkTo(wanted)];
    await visitorOf(ours).account.requestReset({ email: former });
    const reset = tokenIn((await mailsTo(former)).findLast(({ kind }) => kind === 'reset')?.body);
    await visitorOf(ours).account.reset({ token: reset, password: NEW_PASSWORD });
    await expect(visitorOf(ours).emailChange.confirmFormer({ token: toFormer })).rejects.toMatchObject(
      WORTHLESS,
    );
    const again = await browserOf(ours, id);
    await expect(again.emailChange.confirmNew({ token: toNew })).rejects.toMatchObject(WORTHLESS);
    expect(await again.emailChange.pending()).toEqual({ change: null });
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: a link for a new password that the former mailbox holds is over with the change', async () => {
    const { ours, owner, former, wanted } = await asking();
    await visitorOf(ours).account.requestReset({ email: former });
    const token = tokenIn((await mailsTo(former)).findLast(({ kind }) => kind === 'reset')?.body);
    await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    await owner.emailChange.confirmNew({ token: await linkTo(wanted) });
    await expect(visitorOf(ours).account.reset({ token, password: NEW_PASSWORD })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('an address that has an account', () => {
  test('SET-1 IDN-1: only its own letter says so; whoever asked sees and hears the same', async () => {
    const { ownerEmail: taken } = await clinic();
    const { ours, owner, former, id } = await asking(taken);
    expect(await owner.emailChange.pending()).toMatchObject({
      change: { email: taken, formerSaidYes: false, newSaidYes: false },
    });
    const letter = (await mailsTo(taken)).at(-1);
    const other = fresh();
    const { wanted } = await asking(other);
    const usual = (await mailsTo(wanted)).at(-1);
    expect(usual?.secret).toBe(true);
    expect(letter).toMatchObject({
      ...{ kind: usual?.kind, subject: usual?.subject, secret: usual?.secret, tenantId: ours.id },
    });
    expect(letter?.body).toContain('has an account already');
    expect(tokenIn(letter?.body)).toBe('');

    const said = await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    expect(said).toEqual({ isChanged: false });
    expect(await owner.emailChange.pending()).toMatchObject({ change: { formerSaidYes: true } });
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: made meanwhile, it keeps the address', async () => {
    const { ours, owner, former, wanted, id } = await asking();
    await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    const other = await member(ours, 'staff');
    await admin.query('update identity.accounts set email = $1 where id = $2', [wanted, other.accountId]);
    const confirmed = owner.emailChange.confirmNew({ token: await linkTo(wanted) });
    await expect(confirmed).rejects.toMatchObject(TAKEN);
    expect(await owner.emailChange.pending()).toEqual({ change: null });
    expect(await namesOf(id)).toEqual([former, former]);
  });

  test('SET-1: two accounts that ask for one address do not both get it', async () => {
    const [a, b] = [await asking(), await asking()];
    const wanted = fresh();
    for (const { owner } of [a, b]) await owner.emailChange.ask({ email: wanted });
    const letters = (await mailsTo(wanted)).map(({ body }) => tokenIn(body));
    for (const { ours, former } of [a, b])
      await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    const outcomes = await Promise.allSettled(
      [a, b].map(({ owner }, n) => owner.emailChange.confirmNew({ token: letters[n] ?? '' })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: TAKEN });
  });
});

describe('what is taken', () => {
  test('SET-1 IDN-1: an address is the same in capitals, in two Unicode forms and with an umlaut domain', async () => {
    const name = `ana-${randomBytes(4).toString('hex')}`;
    const { owner, id, ours, former } = await asking(`${name}@müller.example`.normalize('NFC'));
    const folded = `${name}@xn--mller-kva.example`;
    expect(await owner.emailChange.pending()).toMatchObject({ change: { email: folded } });
    await owner.emailChange.ask({ email: `${name.toUpperCase()}@MÜLLER.example`.normalize('NFD') });
    expect(await owner.emailChange.pending()).toMatchObject({ change: { email: folded } });
    await visitorOf(ours).emailChange.confirmFormer({ token: await linkTo(former) });
    await owner.emailChange.confirmNew({ token: await linkTo(folded) });
    expect(await namesOf(id)).toEqual([folded, folded]);

    const second = await asking(`${name}@müller.example`.normalize('NFD'));
    expect((await mailsTo(folded)).at(-1)?.body).toContain('has an account already');
    expect(await namesOf(second.id)).toEqual([second.former, second.former]);
    await expect(owner.emailChange.ask({ email: `${name}@müller.example` })).rejects.toMatchObject({
      message: 'This is your e-mail address already.',
    });
  });

  test.each([
    `${'x'.repeat(65)}@example.org`,
    'ana@example',
    'ana',
    'ana@exämple',
    `\u212Aay@example.org`,
    '',
  ])('SET-1: %s is no address, and nothing is asked for', async email => {
    const owner = await as(await clinic());
    await expect(owner.emailChange.ask({ email })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await owner.emailChange.pending()).toEqual({ change: null });
  });

  test('SET-1 IDN-4: a session left open is not enough', async () => {
    const ours = await clinic();
    const { id, accountId } = await member(ours, 'staff');
    const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
    const confirmedAt = new Date(Date.now() - 11 * 60_000);
    const token = await openSession(planes, { accountId, tenantId: ours.id, confirmedAt }, trace);
    const caller = appRouter.createCaller(contextWith(hostOf(ours), token));
    await expect(caller.emailChange.ask({ email: fresh() })).rejects.toMatchObject({
      cause: { needs: 'confirmation' },
    });
  });

  test('SET-1: after five of them in an hour nobody is written to', async () => {
    const { owner, former } = await asking();
    for (let n = 0; n < 4; n++) await owner.emailChange.ask({ email: fresh() });
    await expect(owner.emailChange.ask({ email: fresh() })).rejects.toMatchObject({
      message: expect.stringContaining('There were too many requests.'),
    });
    expect((await mailsTo(former)).filter(({ kind }) => kind === 'email-change')).toHaveLength(5);
  });

  test('A11: the outbox seals both letters, and keeps no link in sight', async () => {
    const { former, wanted } = await asking();
    const token = await linkTo(wanted);
    const { rows } = await admin.query<{ body: Buffer }>(
      'select body from clinic.mails where secret and recipient in ($1, $2)',
      [former, wanted],
    );
    expect(rows).toHaveLength(2);
    expect(token).not.toBe('');
    for (const { body } of rows) expect(body.toString('latin1')).not.toContain(token);
    const kept = await admin.query('select t::text as row from identity.one_time_tokens t');
    expect(JSON.stringify(kept.rows)).not.toContain(token);
  });
});

/** Makes the owner of an account a member of another clinic, too. */
const joins = async (other: TestClinic, accountId: string | undefined, email: string): Promise<void> => {
  const { id } = await member(other, 'staff');
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  await admin.query('update clinic.users set account_id = $2, email = $3 where id = $1', [
    id,
    accountId,
    email,
  ]);
  await admin.query('update identity.memberships set account_id = $2, email = $3 where user_id = $1', [
    id,
    accountId,
    email,
  ]);
  await admin.query('commit');
};
