import { expect, test } from 'vitest';
import { recordRefusal } from '../../server/access/security-events/security-events.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import { appRouter } from '../../server/router.ts';
import { operator, platformHost } from '../world/console.ts';
import { messagesOf } from '../world/messages.ts';
import { clinic, contextWith, faker, hostOf, member, planes } from '../world/world.ts';

/** As from a network of its own: of one from which many signed in before, not every failure is recorded any more. */
const fromElsewhere = (host: string) => {
  const context = contextWith(host);
  return { ...context, credentials: { ...context.credentials, address: faker.internet.ipv6() } };
};

/** What a call did: the statements without their values, and how many passwords were hashed or looked at. */
const workOf = async (context: ReturnType<typeof contextWith>, call: () => Promise<unknown>) => {
  const checked = async () => (await context.metrics.passwordsChecked.get()).values[0]?.value ?? 0;
  const before = await checked();
  const statements = await messagesOf([planes.clinic, planes.identity, planes.platform], () =>
    // Whatever else it failed of, such as a database that is too busy, is other work.
    expect(call()).rejects.toMatchObject({ code: 'UNAUTHORIZED' }),
  );
  const shapes = statements.map(text => text.replaceAll(/'[^']*'|\$\d+|\b\d+\b|\bnull\b/g, '?')).toSorted();
  return { statements: shapes, passwords: (await checked()) - before };
};

test('A4: a wrong password makes the server do the same work whether there is such an account or not', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const operated = await operator();
  const [atClinic, atApex] = [fromElsewhere(hostOf(ours)), fromElsewhere('localhost')];
  const atConsole = fromElsewhere(platformHost);
  const password = 'not the password';
  const doors = [
    [atClinic, (email: string) => appRouter.createCaller(atClinic).session.signIn({ email, password })],
    [atApex, (email: string) => appRouter.createCaller(atApex).session.signInAtApex({ email, password })],
    [atConsole, (email: string) => consoleRouter.createCaller(atConsole).session.signIn({ email, password })],
  ] as const;
  for (const [context, signIn] of doors) {
    const work = (email: string) => workOf(context, () => signIn(email));
    // The first call of a door fills what is remembered of it.
    await work(faker.internet.email());
    const unknown = await work('nobody@nowhere.test');
    expect(unknown.passwords).toBe(1);
    expect(unknown.statements.length).toBeGreaterThan(4);
    for (const email of [ours.ownerEmail, theirs.ownerEmail, operated.email])
      expect(await work(email)).toEqual(unknown);
  }
});

test.each(['LOGIN_FAILED', 'LOCKED_OUT'] as const)(
  'A4: of a flood as much is recorded of %s where there is such an account as where there is none',
  async kind => {
    const of = await clinic();
    const { accountId } = await member(of, 'staff');
    const refused = { kind, tenantId: of.id, procedure: 'session.signIn', requestId: null };
    const address = faker.internet.ipv6();
    const recording = (account: string | null) =>
      messagesOf([planes.platform], () => recordRefusal(planes, { ...refused, address, accountId: account }));
    const begun = await recording(null);
    expect(begun.length).toBeGreaterThan(0);
    for (let tried = 0; tried < 40; tried++) await recording(null);
    expect(await recording(accountId)).toEqual(await recording(null));
  },
);
