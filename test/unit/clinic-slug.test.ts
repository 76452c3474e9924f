import { expect, test } from 'vitest';
import { ClinicSlug } from '../../server/access/clinics/clinic-slug.ts';

const faultsOf = (slug: string) => ClinicSlug.safeParse(slug).error?.issues.map(({ message }) => message);

test.each([
  ...['admin', 'api', 'www', 'platform', 'medflow', 'localhost', 'support'],
  ...['adm1n', 'admln', 'ad-min', 'a-d-m-i-n', 'adrnin', '4dmin', 'ap1', '4pi', 'vvvvw', 'vvww', 'p1atform'],
  ...[
    'med-flow',
    'medfl0w',
    'rnedflow',
    'm3df10w',
    'l0gin',
    'he1p',
    '5upport',
    'd0cs',
    'r00t',
    'bil1ing',
    'te57',
  ],
  ...['medflow-login', 'my-medflow', 'rned-fl0w-support', 'sunrisemedflow'],
])('TEN-2: %s is reserved, or reads as if it were', slug => {
  expect(faultsOf(slug)).toEqual(['This web address is reserved. Please choose another one.']);
});

test.each(['xn--80ak6aa92e', 'xn--a', 'xn--', 'ab--cd', 'XN--80AK6AA92E', 'Xn--a'])(
  'TEN-2: %s could be shown as letters of another script, and is refused',
  slug => {
    expect(faultsOf(slug)).toBeDefined();
  },
);

test.each([
  ...[
    'аdmin',
    'sunrіse',
    'ѕunrise',
    'ｓunrise',
    'sunrise。',
    'sun‍rise',
    'sunrıse',
    'müller',
    'sunrise\n',
    ' sunrise',
  ],
  ...[
    'Sunrise',
    '-sunrise',
    'sunrise-',
    'sun_rise',
    'sun.rise',
    '',
    'x'.repeat(64),
    'sunrise\0',
    '__proto__',
  ],
])('TEN-2: %j is no label of plain letters, digits and hyphens', slug => {
  expect(faultsOf(slug)).toContain(
    slug.length > 63
      ? 'Please use at most 63 characters.'
      : 'Please use lower-case letters, digits and hyphens.',
  );
});

test.each([
  'sunrise',
  'harbor',
  'bluehill',
  'admin-street',
  'apis',
  'testa',
  'clinic-24',
  '1st-street',
  'dr-api',
])('TEN-2: %s is a good address', slug => {
  expect(faultsOf(slug)).toBeUndefined();
});
