import { expect, test } from 'vitest';
import { addressOn } from '../../server/clinic/postal-addresses/in-use.ts';
import type { AddressKind } from '../../shared/clinic/postal-addresses/address.ts';
import { addressText } from '../../shared/clinic/postal-addresses/address-text.ts';
import { countryOf } from '../../shared/countries.ts';

test('CLI-3: a language without a region means where most of those live who speak it', () => {
  expect(['de-AT', 'de', 'en', 'fr', 'eo', 'en-XX'].map(countryOf)).toEqual([
    'AT',
    'DE',
    'US',
    'FR',
    'US',
    'US',
  ]);
});

test('CLI-3: an address reads as in its own country, which is left out where it is the clinic’s', () => {
  const written = (address: Partial<Parameters<typeof addressText>[0]>, locale: string, language = 'en') =>
    addressText({ lines: 'Road 1', country: 'DE', city: 'Town', ...address }, { locale, language });
  expect(written({ postalCode: '12345' }, 'de-DE')).toBe('Road 1, 12345 Town');
  expect(written({ postalCode: '12345' }, 'de-AT')).toBe('Road 1, 12345 Town, Germany');
  expect(written({ postalCode: '12345' }, 'en-US', 'de')).toBe('Road 1, 12345 Town, Deutschland');
  expect(written({ country: 'US', region: 'NY', postalCode: '12345' }, 'en')).toBe('Road 1, Town NY 12345');
  expect(written({ city: null }, 'de-DE')).toBe('Road 1');
});

test('CLI-3: visitors are sent to a temporary address while it lasts, and never to one for letters or bills', () => {
  const held = (kind: AddressKind, validFrom: string | null = null, validTo: string | null = null) => ({
    ...{ kind, validFrom, validTo },
    ...{ lines: kind, country: 'DE' },
  });
  const all = [held('postal'), held('home'), held('temporary', '2030-03-01', '2030-03-31'), held('billing')];
  const on = (day: string, among = all) => addressOn(among, day)?.kind;
  expect(['2030-02-28', '2030-03-01', '2030-03-31', '2030-04-01'].map(day => on(day))).toEqual([
    ...['home', 'temporary', 'temporary', 'home'],
  ]);
  expect(on('2030-01-01', [held('postal'), held('billing'), held('home', '2030-01-02')])).toBeUndefined();
});
