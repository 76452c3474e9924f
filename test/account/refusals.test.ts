import { expect, test } from 'vitest';
import { appRouter } from '../../server/router.ts';
import { as, clinic, contextWith } from '../world/world.ts';

const refused = (message: string) => ({ code: 'UNPROCESSABLE_CONTENT', message });

test('IDN-4: who has no second factor can neither remove one nor make recovery codes for it', async () => {
  const { secondFactor } = await as(await clinic());

  await expect(secondFactor.disable()).rejects.toMatchObject(refused('No authenticator app is set up.'));
  await expect(secondFactor.renewRecoveryCodes()).rejects.toMatchObject(
    refused('Recovery codes stand in for a second factor. Please set one up first.'),
  );

  expect(await secondFactor.overview()).toMatchObject({ hasApp: false, passkeys: [] });
});

test('TEN-6: leaving the apex takes the cookies away, also from a browser that nobody had signed in with', async () => {
  const taken: string[] = [];
  const context = contextWith('localhost');
  const cookies = { ...context.cookies, clear: () => void taken.push('both') };

  const visitor = appRouter.createCaller({ ...context, cookies });
  expect(await visitor.session.signOutAtApex()).toEqual({ done: true });

  expect(taken).toEqual(['both']);
});

test('IDN-6: a token cannot be allowed what its role does not allow, and none is made', async () => {
  const { tokens } = await as(await clinic());
  const fields = { name: 'Laboratory', role: 'auditor', scopes: ['patients:read'] } as const;

  await expect(tokens.create({ ...fields, scopes: [...fields.scopes] })).rejects.toMatchObject(
    refused('This role does not allow patients:read. Please choose another role.'),
  );

  expect((await tokens.list({})).items).toEqual([]);
});
