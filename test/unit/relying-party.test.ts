import { expect, test } from 'vitest';
import { siteAt } from '../../server/access/factors/relying-party.ts';

test('IDN-4: under a real domain one passkey serves all clinics', () => {
  for (const host of [
    'sunrise.clinics.example',
    'clinics.example',
    'SUNRISE.clinics.example',
    'a.clinics.example:8443',
  ])
    expect(siteAt('https', host, 'clinics.example').rpId).toBe('clinics.example');
});

test('IDN-4: elsewhere a passkey belongs to its host, as browsers demand', () => {
  expect(siteAt('http', 'sunrise.localhost:3000', 'localhost')).toEqual({
    origin: 'http://sunrise.localhost:3000',
    rpId: 'sunrise.localhost',
  });
  expect(siteAt('https', 'praxis-ito.example', 'clinics.example').rpId).toBe('praxis-ito.example');
  expect(siteAt('https', 'evilclinics.example', 'clinics.example').rpId).toBe('evilclinics.example');
  expect(siteAt('https', 'clinics.example.evil.example', 'clinics.example').rpId).toBe(
    'clinics.example.evil.example',
  );
});
