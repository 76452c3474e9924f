import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Definition, proceduresOf } from '../../server/api/procedures.ts';
import { open, router } from '../../server/api/trpc.ts';
import { appRouter, procedures } from '../../server/router.ts';
import { may, type Permission, permissions, permissionsOf, Role } from '../../shared/permissions.ts';
import { Done, Nothing } from '../../shared/scalars.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { as, contextWith, hostOf } from '../world/world.ts';

/** The only procedures that need no permission, with the reason. */
const openToAll: Record<string, string> = {
  'account.changePassword': 'belongs to whoever is signed in',
  'account.requestReset': 'is for whoever cannot sign in',
  'account.reset': 'lets in whoever has the link',
  'emailChange.pending': 'is about the own account',
  'emailChange.ask': 'is about the own account',
  'emailChange.withdraw': 'is about the own account',
  'emailChange.confirmNew': 'is about the own account',
  'emailChange.confirmFormer': 'lets whoever has the link say yes to another e-mail',
  'emailChange.refuse': 'lets whoever has the link say no to another e-mail',
  'invitations.show': 'tells who has the link what they are invited to',
  'invitations.accept': 'is how an invited person becomes a member',
  ...Object.fromEntries(
    ['offer', 'times', 'ask'].map(path => [
      `publicBooking.${path}`,
      'is the page of a clinic for whoever has no account, which shows what the clinic opened for it',
    ]),
  ),
  ...Object.fromEntries(
    ['show', 'timesToMove', 'confirm', 'cancel', 'takeBack', 'move', 'disown'].map(path => [
      `publicBooking.${path}`,
      'lets in whoever has the link of the letter, to one appointment',
    ]),
  ),
  'publicWaiting.ask': 'is for whoever has no account and finds no time on the page of a clinic',
  ...Object.fromEntries(
    ['show', 'confirm', 'close', 'disown'].map(path => [
      `publicWaiting.${path}`,
      'lets in whoever has the link of the letter, to what they wait for',
    ]),
  ),
  'portal.home': 'tells whoever comes whether the clinic has a portal, and a patient who is signed in',
  ...Object.fromEntries(
    ['ask', 'enter', 'enterByCode', 'signOut'].map(path => [
      `portal.${path}`,
      'is how a patient, who has no account, becomes who is signed in to the portal, and leaves it',
    ]),
  ),
  ...Object.fromEntries(
    ['list', 'begin', 'add', 'remove'].map(path => [
      `portalPasskeys.${path}`,
      'lets in the patient who is signed in to the portal, to what is their own',
    ]),
  ),
  ...Object.fromEntries(
    ['list', 'ask', 'callOff', 'comments', 'write'].map(path => [
      `portalRequests.${path}`,
      'lets in the patient who is signed in to the portal, to what they asked for',
    ]),
  ),
  ...Object.fromEntries(
    ['list', 'take', 'decline'].map(path => [
      `portalOffers.${path}`,
      'lets in the patient who is signed in to the portal, to what is kept for them',
    ]),
  ),
  ...Object.fromEntries(
    ['beginEntering', 'enter'].map(path => [
      `portalPasskeys.${path}`,
      'is how a patient, who has no account, becomes who is signed in to the portal',
    ]),
  ),
  ...Object.fromEntries(
    [
      'bookings',
      'calendar',
      'times',
      'move',
      'cancel',
      'takeBack',
      'record',
      'changeRecord',
      'changePreferences',
      'changeContact',
      'changeAddress',
      'addAddress',
      'whoSaw',
      'messages',
      'write',
      'markRead',
      'sessions',
      'endSession',
    ].map(path => [
      `portal.${path}`,
      'lets in the patient who is signed in to the portal, to what is their own',
    ]),
  ),
  'profile.chooseLanguage': 'is about the own account',
  'session.frontDoor': 'tells a visitor whose door this is',
  'session.signIn': 'is how a visitor becomes a member',
  'session.showCode': 'is the second step of signing in',
  'session.confirm': 'proves again who one is',
  'passkeys.begin': 'is about the own account',
  'passkeys.add': 'is about the own account',
  'passkeys.rename': 'is about the own account',
  'passkeys.remove': 'is about the own account',
  'passkeySignIn.begin': 'is how a visitor becomes a member',
  'passkeySignIn.show': 'is how a visitor becomes a member',
  'passkeySignIn.beginConfirmation': 'proves again who one is',
  'passkeySignIn.confirm': 'proves again who one is',
  'secondFactor.overview': 'is about the own account',
  'secondFactor.begin': 'is about the own account',
  'secondFactor.confirm': 'is about the own account',
  'secondFactor.disable': 'is about the own account',
  'secondFactor.renewRecoveryCodes': 'is about the own account',
  'sessions.own': 'is about the own account',
  'sessions.end': 'is about the own account',
  'sessions.endOthers': 'is about the own account',
  'session.signOut': 'leaves, whoever one is',
  'session.current': 'tells members about themselves',
  'support.enter': 'lets in an operator who has a ticket of a live grant',
  'support.leave': 'ends an operator’s own visit',
  'session.signInAtApex': 'is how a visitor gets to choose a clinic',
  'session.signOutAtApex': 'leaves, whoever one is',
  'session.clinics': 'tells members which clinics are theirs',
  'session.switch': 'takes members into another clinic of theirs',
  'session.arrive': 'gives a browser a secret before it is known who uses it',
  'session.showTicket': 'tells the browser that a ticket is for whom it would let in',
  'session.enter': 'is how somebody comes in who was let through elsewhere',
};

const guarded = procedures.flatMap(([path, { _def }]) => {
  const permission = _def.meta?.permission;
  return permission ? [{ path, permission }] : [];
});
const paths = procedures.map(([path]) => path);

/** Every part of a JSON schema that describes this type, however deep. */
const partsOf = (type: 'object' | 'array', schema: unknown): Record<string, unknown>[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = Reflect.get(schema, 'type') === type ? [schema as Record<string, unknown>] : [];
  return [...own, ...Object.values(schema).flatMap(inner => partsOf(type, inner))];
};

const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** Everything that must be true of a procedure before it may be offered; the reasons why it is not. */
const faultsOf = (path: string, { type, meta, inputs, output }: Definition): string[] => {
  const { method, path: address } = meta?.openapi ?? {};
  const inRoute = [...(address ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const schemas = inputs.filter(input => !(input instanceof z.ZodVoid)).map(jsonSchemaOf);
  const fields = schemas.flatMap(schema => Object.keys(schema.properties ?? {}));
  const loose = partsOf('object', schemas).filter(object => object.additionalProperties !== false);
  const endless = partsOf('array', schemas).filter(list => list.maxItems === undefined);
  const faults = {
    'needs no permission and is not listed as open to all': !meta?.permission && !(path in openToAll),
    'needs a permission that the matrix does not name': meta?.permission && !(meta.permission in permissions),
    'has no input schema': inputs.length === 0,
    'takes keys that it does not know': loose.length > 0,
    'has no output schema': !output,
    // REST answers and is done; what goes on is followed over tRPC.
    'has no REST route': type !== 'subscription' && (!method || !address),
    'has an address with names that are not in its input': !inRoute.every(
      name => name && fields.includes(name),
    ),
    'takes an unbounded list': endless.length > 0,
  };
  return Object.entries(faults).flatMap(([fault, is]) => (is ? [fault] : []));
};

describe('every procedure', () => {
  test.each(procedures)(
    'LIT-11: %s has a permission, a strict input, an output and a route',
    (path, { _def }) => {
      expect(faultsOf(path, _def)).toEqual([]);
    },
  );

  test('LIT-11: one that lacks them is found', () => {
    const careless = router({
      peek: open('GET /peek/{id}', z.object({ all: z.array(z.string()) }), z.unknown()).query(() => 1),
    });
    const found = proceduresOf(careless).flatMap(([path, { _def }]) => faultsOf(path, _def));
    expect(found).toEqual([
      'needs no permission and is not listed as open to all',
      'takes keys that it does not know',
      'has an address with names that are not in its input',
      'takes an unbounded list',
    ]);
  });

  test('LIT-11: no two share an address', () => {
    const routes = procedures.flatMap(([, { _def }]) => {
      const { method, path } = _def.meta?.openapi ?? {};
      return _def.type === 'subscription' ? [] : `${method} ${path?.replace(/\{\w+\}/g, '{}')}`;
    });
    expect(routes).toEqual([...new Set(routes)]);
  });

  test('IDN-7: what is open to all is exactly what is listed', () => {
    expect(paths.filter(path => !guarded.some(({ path: other }) => other === path))).toEqual(
      expect.arrayContaining(Object.keys(openToAll)),
    );
    expect(guarded.length + Object.keys(openToAll).length).toBe(paths.length);
  });
});

describe('the matrix', () => {
  const matrix = Object.entries(permissions) as [Permission, readonly Role[]][];

  test('IDN-7: says the same to the server and to the client', () => {
    for (const role of Role.options)
      expect(permissionsOf(role)).toEqual(
        matrix.filter(([, roles]) => roles.includes(role)).map(([name]) => name),
      );
  });

  test('IDN-7: allows nothing that it does not name', () => {
    for (const unknown of ['patients:sell', '', 'toString', '__proto__', 'constructor'])
      for (const role of Role.options) expect(may(role, unknown as Permission)).toBe(false);
    for (const [permission] of matrix)
      for (const unknown of ['superadmin', '', 'OWNER']) expect(may(unknown as Role, permission)).toBe(false);
  });

  test('IDN-7: an owner may everything, an auditor changes nothing but their own views, and the portal has no part in it yet', () => {
    expect(permissionsOf('owner')).toEqual(Object.keys(permissions));
    // What somebody likes gives access to nothing, and nobody else sees it.
    const changing = permissionsOf('auditor').filter(permission => !permission.endsWith(':read'));
    expect(changing).toEqual(['preferences:own', 'compliance:own']);
    const ownCompliance = procedures.filter(([, { _def }]) => _def.meta?.permission === 'compliance:own');
    expect(ownCompliance.map(([, { _def }]) => _def.type)).toEqual(['query']);
    expect(permissionsOf('auditor')).not.toContain('patients:read');
    expect(permissionsOf('portal')).toEqual([]);
  });

  test('IDN-7: every permission guards something', () => {
    const used = new Set<string>(guarded.map(({ permission }) => permission));
    expect(Object.keys(permissions).filter(permission => !used.has(permission))).toEqual([]);
  });
});

describe('every procedure for every role', async () => {
  const of = await records();

  test.each(guarded)('IDN-7 A10: $path lets in exactly who has $permission', async ({ path, permission }) => {
    const input = inputFor(path, of);
    for (const role of Role.options) {
      const { code, answer } = await answerTo(await as(of.clinic, role), path, input);
      const refused = code === 'FORBIDDEN' && answer === 'Your role does not allow this.';
      expect({ role, refused }).toEqual({
        role,
        refused: !(permissions[permission] as readonly Role[]).includes(role),
      });
    }
  });

  test.each(guarded)('IDN-7 LIT-4: $path wants somebody who is signed in', async ({ path }) => {
    for (const token of [undefined, 'x'.repeat(43)]) {
      const visitor = appRouter.createCaller(contextWith(hostOf(of.clinic), token));
      expect(await answerTo(visitor, path, inputFor(path, of))).toEqual({
        code: 'UNAUTHORIZED',
        answer: 'Please sign in.',
      });
    }
  });

  test('IDN-7: a refusal by role comes before the input is even looked at', async () => {
    for (const { path, permission } of guarded.filter(({ permission }) => !may('portal', permission)))
      expect({
        permission,
        ...(await answerTo(await as(of.clinic, 'portal'), path, { nonsense: 1 })),
      }).toMatchObject({
        code: 'FORBIDDEN',
      });
  });
});

test('LIT-11: a procedure that answers more than its contract lists answers only what is listed', async () => {
  const of = await records();
  const talkative = router({
    talk: open('GET /talk', Nothing, Done).query(() => ({ done: true as const, passwordHash: 'secret' })),
  });
  expect(await talkative.createCaller(contextWith(hostOf(of.clinic))).talk()).toEqual({ done: true });
});
