import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { systemActor } from '../../server/tenancy/actor.ts';
import { contextKey, signedContext } from '../../server/tenancy/context.ts';
import { slugOf } from '../../server/tenancy/host.ts';

test('TEN-4 TEN-6: a host is a clinic’s door, the apex, or nobody’s', () => {
  const doors: [string | undefined, string | null | undefined][] = [
    ['sunrise.medflow.app', 'sunrise'],
    ['SUNRISE.MedFlow.App:3000', 'sunrise'],
    ['sunrise.medflow.app.', 'sunrise'],
    ['medflow.app', null],
    ['www.medflow.app', null],
    ['127.0.0.1:3000', null],
    ['[::1]:3000', null],
    ['a.b.medflow.app', undefined],
    ['evil-medflow.app', undefined],
    ['sunrise.medflow.app.evil.example', undefined],
    ['.medflow.app', undefined],
    ['-x.medflow.app', undefined],
    ['sun_rise.medflow.app', undefined],
    [`${'x'.repeat(64)}.medflow.app`, undefined],
    ['sunrise.medflow.app:80:80', undefined],
    ['sunrise.medflow.app@evil.example', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [host, slug] of doors) expect(slugOf(host, 'medflow.app'), String(host)).toBe(slug);
});

test('TEN-4: no host whatsoever is an error, and a slug is always a label', () => {
  const hosts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string().map(text => `${text}.medflow.app`),
  );
  const isLabel = (slug: string) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(slug);
  const seen = fc.sample(hosts, 500).map(host => slugOf(host, 'medflow.app'));
  expect(seen.filter(slug => typeof slug === 'string' && !isLabel(slug))).toEqual([]);
  expect(seen).toContain(undefined);
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
  const claims = `${key.id}|1060000|${actor.userId}|${actor.facilities.join(',')}`;
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
