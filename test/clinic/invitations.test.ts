import { describe, expect, test } from 'vitest';
import { invite } from '../../server/clinic/invitations/invite.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { NewInvitation } from '../../shared/clinic/invitations.ts';
import { openDoor } from '../http/front-door.ts';
import { join, visitorOf } from '../world/join.ts';
import { mailsTo, tokenIn } from '../world/mailbox.ts';
import {
  as,
  clinic,
  faker,
  hostOf,
  member,
  PASSWORD,
  planes,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const { knock } = await openDoor();
const WORTHLESS = {
  code: 'NOT_FOUND',
  message: 'This invitation has been used, taken back or is too old. Please ask the clinic for a new one.',
};
const fields = (overrides: Parameters<typeof userFields>[1] = {}) => userFields(faker, overrides);

const invited = async (
  of: TestClinic,
  overrides: Parameters<typeof userFields>[1] = {},
  role: 'owner' | 'admin' = 'owner',
) => {
  const { invitation, link } = await (await as(of, role)).invitations.invite(fields(overrides));
  return { ...invitation, token: tokenIn(link ?? '') };
};
const accept = (of: TestClinic | null, token: string, password = PASSWORD) =>
  visitorOf(of).invitations.accept({ token, password });
const show = (of: TestClinic | null, token: string) => visitorOf(of).invitations.show({ token });
const membersOf = async (of: TestClinic) => (await (await as(of)).users.list({})).items;

describe('an invitation', () => {
  test('IDN-2: goes out by mail, says who invites to what, and makes a member who can sign in', async () => {
    const ours = await clinic();
    const { email, token, ...said } = await invited(ours, {
      role: 'provider',
      firstName: 'Ida',
      lastName: 'Undine',
    });
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({
      kind: 'invitation',
      secret: true,
      tenantId: ours.id,
      subject: expect.stringContaining(ours.name),
    });
    expect(mail?.body).toContain(`http://${ours.slug}.localhost:3000/accept-invitation#${token}`);
    expect(await show(ours, token)).toEqual({
      ...{ email, name: 'Ida Undine', role: 'provider', expiresAt: said.expiresAt },
      invitedBy: expect.stringContaining('Olive Owner'),
    });
    expect(await accept(ours, token)).toEqual({ email });
    expect(await visitorOf(ours).session.signIn({ email, password: PASSWORD })).toMatchObject({ done: true });
    expect(await membersOf(ours)).toContainEqual(
      expect.objectContaining({ email, role: 'provider', status: 'active' }),
    );
    expect((await (await as(ours)).invitations.list({})).items).toEqual([]);
  });

  test('S22: whoever only looks at its link, as a mail scanner does, uses nothing up', async () => {
    const ours = await clinic();
    const { email, token } = await invited(ours);
    const host = hostOf(ours);
    const input = encodeURIComponent(JSON.stringify({ token, password: PASSWORD }));
    for (const [method, path, status] of [
      ['GET', '/accept-invitation', 200],
      ['HEAD', '/accept-invitation', 200],
      ['GET', `/accept-invitation?token=${token}`, 200],
      ['GET', `/trpc/invitations.accept?input=${input}`, 405],
      ['GET', `/api/v1/invitations/accept?token=${token}&password=${encodeURIComponent(PASSWORD)}`, 405],
    ] as const)
      expect((await knock({ host, path, method })).status, `${method} ${path}`).toBe(status);
    for (let visit = 0; visit < 3; visit++) expect(await show(ours, token)).toMatchObject({ email });
    expect(await accept(ours, token)).toEqual({ email });
    await expect(show(ours, token)).rejects.toMatchObject(WORTHLESS);
  });

  test('IDN-2 AUD-1: what it brings about is in the audit of the clinic, done by who invited, without the secret', async () => {
    const ours = await clinic();
    const { token, id } = await invited(ours);
    await accept(ours, token);
    const caller = await as(ours);
    const owner = (await caller.session.current()).user.id;
    const { items } = await caller.audit.search({ actorId: owner });
    const done = items.filter(({ procedure }) => procedure === 'invitations.accept');
    expect(done.map(({ action, entity }) => `${action} ${entity}`).toSorted()).toEqual([
      'CREATE User',
      'UPDATE Invitation',
    ]);
    const { rows } = await admin.query('select changes from clinic.audit_entries where entity_id = $1', [id]);
    expect(rows[0].changes.tokenHash).toEqual({ protected: true });
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('A11: the tables hold nothing that could be accepted, apart from the mail itself', async () => {
    const { token, id } = await invited(await clinic());
    const { rows } = await admin.query('select i::text as row from clinic.invitations i where id = $1', [id]);
    for (const secret of [token, Buffer.from(token).toString('hex')])
      expect(rows[0].row).not.toContain(secret);
  });

  test('A5: of twenty who accept it at the same time exactly one does, and there is one member', async () => {
    const ours = await clinic();
    const { email, token } = await invited(ours);
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => accept(ours, token)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await membersOf(ours)).filter(member => member.email === email)).toHaveLength(1);
  });

  test('A5 T2: is worthless when it is used, taken back, sent anew, too old, made up, or shown at another door', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const caller = await as(ours);
    const [used, gone, renewed, old] = [
      await invited(ours),
      await invited(ours),
      await invited(ours),
      await invited(ours),
    ];
    await accept(ours, used.token);
    await caller.invitations.revoke({ id: gone.id, version: gone.version });
    const { invitation, link } = await caller.invitations.resend({
      id: renewed.id,
      version: renewed.version,
    });
    expect(Date.parse(invitation.expiresAt)).toBeGreaterThanOrEqual(Date.parse(renewed.expiresAt));
    await admin.query('begin');
    await admin.query('set local session_replication_role = replica');
    await admin.query(
      "update clinic.invitations set expires_at = now() - interval '1 second' where id = $1",
      [old.id],
    );
    await admin.query('commit');
    const fresh = tokenIn(link ?? '');
    const tries: [TestClinic | null, string][] = [
      [ours, used.token],
      [ours, gone.token],
      [ours, renewed.token],
      [ours, old.token],
      [ours, 'x'.repeat(43)],
      [theirs, fresh],
      [null, fresh],
    ];
    for (const [door, token] of tries) {
      await expect(show(door, token)).rejects.toMatchObject(WORTHLESS);
      await expect(accept(door, token)).rejects.toMatchObject(WORTHLESS);
    }
    expect(await membersOf(theirs)).toHaveLength(1);
    expect(await accept(ours, fresh)).toEqual({ email: renewed.email });
  });

  test('IDN-2: is worth no more than who stands for it: one of a former administrator lets nobody in', async () => {
    const ours = await clinic();
    const owner = await as(ours);
    const { email, token, id, version } = await invited(ours, {}, 'admin');
    const [inviter] = (await owner.users.list({ role: 'admin' })).items;
    await owner.users.update({ id: inviter?.id ?? '', version: 1, role: 'staff' });
    await expect(accept(ours, token)).rejects.toMatchObject(WORTHLESS);
    const { link } = await owner.invitations.resend({ id, version });
    expect(await accept(ours, tokenIn(link ?? ''))).toEqual({ email });
  });
});

test('IDN-2 TEN-8: an invitation of somebody who is bound to a facility since reaches no further than they do', async () => {
  const ours = await clinic();
  const owner = await as(ours);
  const { token, email } = await invited(ours, {}, 'admin');
  const [inviter] = (await owner.users.list({ role: 'admin' })).items;
  const facilityIds = (await owner.facilities.list({})).items.map(({ id }) => id);
  const bind = (version: number, where: string[] | null) =>
    owner.users.update({ id: inviter?.id ?? '', version, facilityIds: where });
  await bind(1, facilityIds);
  await expect(accept(ours, token)).rejects.toMatchObject(WORTHLESS);
  await bind(2, null);
  expect(await accept(ours, token)).toEqual({ email });
});

describe('who has an account already', () => {
  test('IDN-1: keeps it and its password, and is shown nothing else than anybody', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const person = await join(theirs, fields(), 'kettle orbit lantern 88');
    const stranger = await invited(ours);
    const { email, token } = await invited(ours, { email: person.email });
    expect(Object.keys(await show(ours, token))).toEqual(Object.keys(await show(ours, stranger.token)));
    const hash = async () =>
      (await admin.query('select password_hash from identity.accounts where email = $1', [email])).rows;
    const before = await hash();
    await expect(accept(ours, token, 'quite another password')).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    expect(await membersOf(ours)).toHaveLength(1);
    await accept(ours, token, 'kettle orbit lantern 88');
    expect(await hash()).toEqual(before);
    expect(
      await visitorOf(ours).session.signIn({ email, password: 'kettle orbit lantern 88' }),
    ).toMatchObject({ done: true });
  });

  test.each(['password1234', 'short', 'ida undine 1999'])(
    'IDN-1: %s is no first password, and the link is still good',
    async password => {
      const ours = await clinic();
      const { email, token } = await invited(ours, { firstName: 'Ida', lastName: 'Undine' });
      await expect(accept(ours, token, password)).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
      const { rows } = await admin.query('select 1 from identity.accounts where email = $1', [email]);
      expect(rows).toEqual([]);
      expect(await accept(ours, token)).toEqual({ email });
    },
  );
});

describe('who may invite whom', () => {
  const ownersOnly = { message: 'Only an owner can change who is an owner.' };

  test('IDN-2: only owners invite owners, send them their invitations again or take them back', async () => {
    const ours = await clinic();
    const colleague = await as(ours, 'admin');
    const { id, version } = await invited(ours, { role: 'owner' });
    await expect(colleague.invitations.invite(fields({ role: 'owner' }))).rejects.toMatchObject(ownersOnly);
    await expect(colleague.invitations.resend({ id, version })).rejects.toMatchObject(ownersOnly);
    await expect(colleague.invitations.revoke({ id, version })).rejects.toMatchObject(ownersOnly);
  });

  test('TEN-8: who is bound to a facility invites into that one only, in SQL as well', async () => {
    const ours = await clinic();
    const [facility] = (await (await as(ours)).facilities.list({})).items;
    const facilityIds = [facility?.id ?? ''];
    const { accountId, id } = await member(ours, 'admin', facilityIds);
    const bound = { ...systemActor(ours.id, 'test'), userId: id, facilities: facilityIds };
    expect(accountId).toBeTruthy();
    const tries = (asked: string[] | null) =>
      asActor(planes, bound, em =>
        invite(em, NewInvitation.parse(fields({ facilityIds: asked })), {
          clinic: ours,
          linkTo: slug => slug,
        }),
      );
    await expect(tries(null)).rejects.toMatchObject({ constraint: 'users_keep_scope' });
    await expect(tries(facilityIds)).resolves.toBeDefined();
  });

  test('IDN-2: nobody is invited twice, and a facility must be the clinic’s own', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const caller = await as(ours);
    const { email } = await invited(ours);
    await expect(caller.invitations.invite(fields({ email: email.toUpperCase() }))).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This person is invited already. Please send that invitation again.',
    });
    const [foreign] = (await (await as(theirs)).facilities.list({})).items;
    await expect(
      caller.invitations.invite(fields({ facilityIds: [foreign?.id ?? ''] })),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('IDN-2: a member keeps to the facilities of the invitation', async () => {
    const ours = await clinic();
    const [facility] = (await (await as(ours)).facilities.list({})).items;
    const made = await join(ours, fields({ facilityIds: [facility?.id ?? ''] }));
    expect(made.facilityIds).toEqual([facility?.id]);
  });
});
