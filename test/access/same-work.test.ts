import { expect, test } from 'vitest';
import { consoleRouter } from '../../server/platform/router.ts';
import { appRouter } from '../../server/router.ts';
import { operator, platformHost } from '../world/console.ts';
import { messagesOf } from '../world/messages.ts';
import { clinic, contextWith, faker, hostOf, planes } from '../world/world.ts';

/** What a call did: the statements without their values, and how many passwords were hashed or looked at. */
const workOf = async (context: ReturnType<typeof contextWith>, call: () => Promise<unknown>) => {
  const checked = async () => (await context.metrics.passwordsChecked.get()).values[0]?.value ?? 0;
  const before = await checked();
  const statements = await messagesOf([planes.clinic, planes.identity, planes.platform], () =>
    call().catch(() => undefined),
  );
  const shapes = statements.map(text => text.replaceAll(/'[^']*'|\$\d+|\b\d+\b|\bnull\b/g, '?')).toSorted();
  return { statements: shapes, passwords: (await checked()) - before };
};

test('A4: a wrong password makes the server do the same work whether there is such an account or not', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const operated = await operator();
  const [atClinic, atApex] = [contextWith(hostOf(ours)), contextWith('localhost')];
  const atConsole = contextWith(platformHost);
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
