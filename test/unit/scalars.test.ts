import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Email, Phone } from '../../shared/contact.ts';
import { currencies, minorDigits, mostOf } from '../../shared/currencies.ts';
import {
  AnswerInstant,
  Count,
  Currency,
  Flag,
  Id,
  Instant,
  Line,
  LocalDate,
  MinorUnits,
  OptionalLine,
  OptionalText,
  orNone,
  Slug,
  Text,
  TimeZone,
  Version,
  WallTime,
} from '../../shared/scalars.ts';

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
const anyText = fc.string({ unit: 'binary', maxLength: 300 });

test('I2: a text is kept exactly, but for the blanks around it, or refused; it never becomes another one', () => {
  fc.assert(
    fc.property(anyText, text => {
      const { data, success } = Text(100).safeParse(text);
      const storable = text.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(text.trim());
      const isSeen = /[^\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
      expect(success).toBe(storable && isSeen && text.trim().length <= 100);
      expect(data).toBe(success ? text.trim() : undefined);
    }),
  );
});

test('I2: words in any script, with marks that turn direction or break lines, are text like any other', () => {
  for (const text of [
    '\u202Eevil',
    'a\u2028b',
    '日本語',
    '👩🏽‍⚕️',
    "Robert'); drop table patients;--",
    '<img onerror=x>',
    '=cmd',
  ])
    expect(Text(100).parse(text)).toBe(text);
  for (const text of ['a\u0000b', '\ud800', 'x\udfff', '', ' \n\t ', 7, null, undefined, {}, ['a']])
    expect(accepts(Text(100), text), JSON.stringify(text)).toBe(false);
});

test('K15: a name is one line that can be seen, and turns the direction of nothing behind it', () => {
  for (const name of ['Zoë', 'O’Neil', 'می‌خواهم', 'क्‍ष', '👩🏽‍⚕️', 'J. R.', '山田'])
    expect(Line(100).parse(` ${name} `)).toBe(name);
  for (const name of [
    ...[
      '\u200b\u200b',
      '\u2800',
      '\u3164',
      'A\nhttps://evil.example/',
      'A\rB',
      'A\tB',
      'A\u2028B',
      'A\u0085B',
    ],
    ...['\u202eevil', 'a\u2066b', 'a\u200fb', 'a\u0007b', '', '  '],
  ])
    expect(accepts(Line(100), name), JSON.stringify(name)).toBe(false);
  for (const note of ['two\nlines', 'a\ttab', 'a\r\nb']) expect(Text(100).parse(note)).toBe(note);
  for (const note of ['\u200b', 'a\u0007b', 'a\u009fb']) expect(accepts(Text(100), note)).toBe(false);
  expect(OptionalLine(100).parse(' ')).toBeNull();
});

test('an empty field is none', () => {
  for (const empty of ['', '   ', null, undefined]) expect(OptionalText(10).parse(empty)).toBeNull();
});

test('I6: only dates that exist are dates', () => {
  for (const date of ['2024-02-29', '1880-01-01', '2199-12-31']) expect(LocalDate.parse(date)).toBe(date);
  for (const date of [
    '2027-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '1879-12-31',
    '2200-01-01',
    '24-1-1',
    '',
  ])
    expect(accepts(LocalDate, date), date).toBe(false);
  for (const date of ['+275760-09-13', '2024-02-29T00:00:00Z', ' 2024-02-29', '２０２４-02-29'])
    expect(accepts(LocalDate, date), date).toBe(false);
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1880-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      at => {
        expect(accepts(LocalDate, at.toISOString().slice(0, 10))).toBe(true);
      },
    ),
  );
});

test('I6: an instant says its offset and means one moment, which answers give back in UTC', () => {
  expect(Instant.parse('2026-03-02T10:00:00+01:00')).toEqual(new Date('2026-03-02T09:00:00Z'));
  for (const text of [
    '2026-03-02T10:00:00',
    '2026-02-30T10:00:00Z',
    '2026-03-02',
    'now',
    '+275760-09-13T00:00:00Z',
  ])
    expect(accepts(Instant, text), text).toBe(false);
  for (const text of ['1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z', 1_700_000_000_000])
    expect(accepts(Instant, text), String(text)).toBe(false);
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1901-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
      at => {
        expect(AnswerInstant.parse(Instant.parse(at.toISOString()))).toBe(at.toISOString());
      },
    ),
  );
});

test('I5: an amount is a whole number of minor units, neither negative nor beyond measure', () => {
  for (const amount of [0, 1, 1e12]) expect(MinorUnits.parse(amount)).toBe(amount);
  for (const amount of [
    -0,
    -1,
    0.5,
    1e12 + 1,
    Number.MAX_VALUE,
    2 ** 53 + 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    '100',
    null,
    [1],
    true,
  ])
    expect(accepts(MinorUnits, amount), String(amount)).toBe(false);
});

test('I5 D3: a count keeps its bounds, as a number or as the digits of an address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double()), n => {
      expect(accepts(Count(1, 100), n)).toBe(Number.isInteger(n) && n >= 1 && n <= 100);
    }),
  );
  for (const [digits, count] of [
    ['1', 1],
    ['100', 100],
    ['050', 50],
  ] as const)
    expect(Count(1, 100).parse(digits)).toBe(count);
  for (const digits of ['', '0', '101', '-1', '1e2', '0x10', ' 1', '1.0', '٣', 'all', '99999999999'])
    expect(accepts(Count(1, 100), digits), digits).toBe(false);
  expect(accepts(Version, 2_147_483_648)).toBe(false);
});

test('a flag is true or false and nothing that merely looks like it', () => {
  expect([true, false, 'true', 'false'].map(flag => Flag.parse(flag))).toEqual([true, false, true, false]);
  for (const flag of [0, 1, 'yes', 'TRUE', '', null]) expect(accepts(Flag, flag), String(flag)).toBe(false);
});

test('a wall-clock time is between midnight and midnight', () => {
  for (const time of ['00:00', '09:05', '23:59', '24:00']) expect(WallTime.parse(time)).toBe(time);
  for (const time of ['24:01', '9:00', '12:60', '12:00:00', '-1:00', ''])
    expect(accepts(WallTime, time), time).toBe(false);
});

test('IDN-1: an e-mail address is the same in capitals', () => {
  expect(Email.parse(' Jo.Doe@Example.ORG ')).toBe('jo.doe@example.org');
  for (const email of [
    'jo',
    'jo@',
    '@example.org',
    'jo@example',
    'a b@example.org',
    `${'x'.repeat(250)}@example.org`,
  ])
    expect(accepts(Email, email), email).toBe(false);
});

test('K16: an umlaut domain is kept as name servers know it, and what looks like another one is refused', () => {
  for (const [typed, kept] of [
    ['ana@müller.de', 'ana@xn--mller-kva.de'],
    ['ana@MÜLLER.de', 'ana@xn--mller-kva.de'],
    ['ana@mu\u0308ller.de', 'ana@xn--mller-kva.de'],
    ['r&d@example.org', 'r&d@example.org'],
    ["o'neil+x_{1}@example.org", "o'neil+x_{1}@example.org"],
    [`${'x'.repeat(64)}@example.org`, `${'x'.repeat(64)}@example.org`],
  ] as const)
    expect(Email.parse(typed)).toBe(kept);
  for (const email of [
    ...[
      `${'x'.repeat(65)}@example.org`,
      'müller@example.org',
      'a@exаmple.org',
      'a@example。org',
      'a@\u212axample.org',
    ],
    ...[
      'a@b@example.org',
      'a@example.org/x',
      'a@example.org:25',
      'a@[127.0.0.1]',
      'a@127.0.0.1',
      'a@example..org',
    ],
    ...['a@-example.org', 'a@.org', 'a@example.', 'a@exam%70le.org', '"a"@example.org ', 'a@example.org?x'],
  ])
    expect(Email.safeParse(email).error?.issues.map(issue => issue.message) ?? email, email).toEqual([
      'Please enter an e-mail address such as ana@example.org.',
    ]);
  expect(orNone(Email).safeParse('nobody').error?.issues[0]?.message).toBe(
    'Please enter an e-mail address such as ana@example.org.',
  );
});

test('K7: a phone number has five digits, and is kept with plain blanks and dashes', () => {
  for (const [typed, kept] of [
    ['+33\u00a06\u00a012\u202f34\u00a056\u00a078', '+33 6 12 34 56 78'],
    ['+49–30–1234567', '+49-30-1234567'],
    ['\u202a+49 30 1234567\u202c', '+49 30 1234567'],
    ['（０３０）１２３４５', '(030)12345'],
  ] as const)
    expect(Phone.parse(typed)).toBe(kept);
  for (const phone of ['-----', '+ () / .', '12 34', 'ext. 12345'])
    expect(accepts(Phone, phone), phone).toBe(false);
});

test('K14: currencies and their digits are those of ISO 4217, and each has its own measure of too much', () => {
  expect(currencies.length).toBeGreaterThan(150);
  const digits = (code: string) => minorDigits(code);
  expect(['EUR', 'JPY', 'HUF', 'BHD', 'LBP', 'KRW'].map(digits)).toEqual([2, 0, 2, 3, 2, 0]);
  for (const code of ['DEM', 'XXX', 'XAU', 'ABC', 'eur', ''])
    expect(accepts(Currency, code), code).toBe(false);
  expect(mostOf('EUR')).toBe(100_000_000);
  for (const [code, price] of [
    ...([
      ['LBP', 150_000_000],
      ['UZS', 150_000_000],
      ['VND', 500_000_000],
      ['IDR', 150_000_000],
    ] as const),
  ])
    expect(price, code).toBeLessThan(mostOf(code));
  for (const code of currencies) expect(mostOf(code)).toBeLessThanOrEqual(1e12);
});

test('K17: whatever is wrong with a form, one sentence says it, without words of a program', () => {
  const form = z.strictObject({
    ...{
      name: Line(10),
      birthDate: orNone(LocalDate),
      at: Instant,
      mail: orNone(Email),
      phone: orNone(Phone),
    },
    ...{
      price: MinorUnits,
      count: Count(1, 5),
      kind: z.enum(['a', 'b']),
      agreed: z.boolean(),
      list: z.array(Id).max(1),
    },
    ...{
      plain: z.string().max(3),
      either: z.union([z.enum(['x']), z.array(z.enum(['x']))]),
      number: z.number().max(5),
    },
  });
  const wrong: unknown[] = [
    {},
    {
      name: 'x'.repeat(11),
      birthDate: '29/02/2000',
      at: 1772355600,
      mail: 'x',
      phone: 'x',
      price: 0.5,
      count: 9,
    },
    { name: 7, birthDate: 7, at: 'x', mail: 7, phone: 7, price: 'x', count: 'x', kind: 'c', agreed: 'x' },
    {
      list: ['x', 'y'],
      plain: 'long',
      either: 'y',
      number: 7,
      surplus: 1,
      name: '\u200b',
      birthDate: '2199-13-45',
    },
    { name: null, at: '1772-01-01T00:00:00Z', number: 'x', list: 'x', plain: 4, either: 4 },
    'x',
  ];
  for (const input of wrong) {
    const issues = form.safeParse(input).error?.issues ?? [];
    for (const { message } of issues) {
      expect(message).not.toMatch(
        /expected|invalid|too (big|small)|received|unrecognized|string|null|undefined|>=|<=/i,
      );
      expect(message).toMatch(/^[A-Z].*\.$/);
    }
    const places = issues.map(({ path }) => path.join('.'));
    expect(places).toEqual([...new Set(places)]);
    expect(issues.length).toBeGreaterThan(0);
  }
});

test('a phone number is digits and what people write between them', () => {
  for (const phone of ['+49 (0)40 123-45/6', '12345', '+1.555.0100']) expect(Phone.parse(phone)).toBe(phone);
  for (const phone of ['1234', '++49 123', '123456 ext 7', '1'.repeat(31), '١٢٣٤٥'])
    expect(accepts(Phone, phone)).toBe(false);
});

test('TEN-1: a short name can be part of an address on the web', () => {
  for (const slug of ['a', '7', 'check-up', `a${'b'.repeat(61)}c`]) expect(Slug.parse(slug)).toBe(slug);
  for (const slug of ['', '-a', 'a-', 'A', 'a_b', 'a.b', 'ä', 'x'.repeat(64)])
    expect(accepts(Slug, slug), slug).toBe(false);
});

test('CLI-1: every zone that browsers offer is a time zone, and an offset is none', () => {
  const refused = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Asia/Kolkata'].filter(
    zone => !accepts(TimeZone, zone),
  );
  expect(refused).toEqual([]);
  for (const zone of ['+01:00', 'Mars/Olympus', 'europe/berlin', '', '../etc/passwd', 'UTC '])
    expect(accepts(TimeZone, zone)).toBe(false);
});

// A pattern that goes over a text again for each of its letters has some 10^12 steps to take here, and no test has that long.
test('I8: a text of a million letters is refused as soon as it is read', () => {
  const schemas = {
    Text: Text(100),
    LocalDate,
    Instant,
    MinorUnits,
    Flag,
    WallTime,
    Email,
    Phone,
    Slug,
    TimeZone,
    Version,
  };
  const texts = ['a', '1', '-', ' ', '@a.', 'a@', '+1 ', 'A/', '2024-', '0', '\u0301', 'é'].map(part =>
    part.repeat(1_000_000 / part.length),
  );
  for (const [name, schema] of Object.entries(schemas))
    for (const text of texts) expect(accepts(schema, text), `${name} ${text.slice(0, 5)}`).toBe(false);
});
