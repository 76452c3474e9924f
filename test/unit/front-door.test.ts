import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HostKind, hostKindOf } from '../../server/access/clinics/host.ts';
import { contextKey, signedContext } from '../../server/data/orm/signed-context.ts';
import { systemActor } from '../../server/data/records/actor.ts';

test('TEN-4 TEN-6: a host is a clinic’s door, the apex, or nobody’s', () => {
  const apex = { kind: 'apex' } as const;
  const sunrise = { kind: 'clinic', slug: 'sunrise' } as const;
  const doors: [string | undefined, HostKind | null][] = [
    ['sunrise.medflow.app', sunrise],
    ['SUNRISE.MedFlow.App:3000', sunrise],
    ['sunrise.medflow.app.', sunrise],
    ['medflow.app', apex],
    ['www.medflow.app', apex],
    ['WWW.medflow.app.:443', apex],
    ['127.0.0.1:3000', apex],
    ['[::1]:3000', apex],
    ['evil-medflow.app', { kind: 'custom', domain: 'evil-medflow.app' }],
    ['Praxis-Sonne.de:443', { kind: 'custom', domain: 'praxis-sonne.de' }],
    ['sunrise.medflow.app.evil.example', { kind: 'custom', domain: 'sunrise.medflow.app.evil.example' }],
    ['a.b.medflow.app', null],
    ['www.sunrise.medflow.app', null],
    ['.medflow.app', null],
    ['-x.medflow.app', null],
    ['sun_rise.medflow.app', null],
    [`${'x'.repeat(64)}.medflow.app`, null],
    [`${'x.'.repeat(200)}example`, null],
    ['sunrise.medflow.app:80:80', null],
    ['sunrise.medflow.app@evil.example', null],
    ['192.168.1.4', null],
    ['localhost', null],
    ['[::2]', null],
    ['', null],
    [undefined, null],
  ];
  for (const [host, door] of doors) expect(hostKindOf(host, 'medflow.app'), String(host)).toEqual(door);
});

test('TEN-4: no host whatsoever is an error, a slug is always a label, and no custom domain is one of ours', () => {
  const hosts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.domain(),
    fc.string().map(text => `${text}.medflow.app`),
  );
  const isRight = (host: string) => {
    const door = hostKindOf(host, 'medflow.app');
    if (door?.kind === 'clinic') return /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(door.slug);
    return door?.kind !== 'custom' || !/(?:^|\.)medflow\.app$/.test(door.domain);
  };
  expect(fc.sample(hosts, 1000).filter(host => !isRight(host))).toEqual([]);
});

const actor = {
  ...systemActor(randomUUID(), 'test'),
  userId: randomUUID(),
  facilities: [randomUUID(), randomUUID()],
};
const key = contextKey(randomBytes(32));

test('LIT-2: a context names clinic, key, expiry, person and facilities under an HMAC over all of them', () => {
  const context = signedContext(actor, key, 1_000_000);
  expect(Object.keys(context)).toEqual(['app.current_tenant_id', 'app.context', 'app.context_signature']);
  const claims = `${key.id}|1060000|${actor.userId}|${actor.facilities.join(',')}|`;
  expect(context['app.current_tenant_id']).toBe(actor.tenantId);
  expect(context['app.context']).toBe(claims);
  const signature = createHmac('sha256', key.secret).update(`${actor.tenantId}|${claims}`).digest('hex');
  expect(context['app.context_signature']).toBe(signature);
});

test('LIT-2: whoever changes anything needs another signature', () => {
  const signature = (who: typeof actor, by = key, now = 0) =>
    signedContext(who, by, now)['app.context_signature'];
  const changed = [
    signature({ ...actor, tenantId: randomUUID() }),
    signature({ ...actor, userId: randomUUID() }),
    signature({ ...actor, facilities: [] }),
    signature(actor, contextKey(randomBytes(32))),
    signature(actor, key, 1),
  ];
  expect(new Set([signature(actor), ...changed]).size).toBe(6);
  expect(signature(actor)).toBe(signature(actor));
  expect(key.id).toMatch(/^[0-9a-f]{16}$/);
  expect(key.id).not.toContain(key.secret.toString('hex').slice(0, 16));
});
