import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, onTestFinished, test, vi } from 'vitest';
import { checkDraft } from '../../client/clinic/booking-form/booking-draft.ts';
import { formatsOf } from '../../client/ui/formats/formats.ts';
import { expectLifetime } from '../../server/clinic/admission/expect-lifetime.ts';
import { readDate, writeDate } from '../../shared/clinic-dates.ts';

test.each([
  [
    'de-DE',
    [
      '04.03.1990',
      '4.3.1990',
      '4. 3. 1990',
      '04/03/1990',
      '4-3-1990',
      '04031990',
      '1990-03-04',
      ' 4 3 1990 ',
    ],
  ],
  ['en-US', ['03/04/1990', '3/4/1990', '3.4.1990', '03041990', '1990-03-04', '3-4-1990']],
  ['en-GB', ['04/03/1990', '4/3/1990', '04031990', '1990-3-4']],
  ['sv-SE', ['1990-03-04', '19900304', '1990/3/4', '1990 3 4']],
  ['ja-JP', ['1990/03/04', '1990-03-04', '19900304']],
])('K4: in %s the fourth of March is read in the order of the region, and as ISO', (locale, texts) => {
  for (const text of texts) expect(readDate(text, locale), text).toBe('1990-03-04');
});

test.each([
  [
    'de-DE',
    [
      '3/13/1990',
      '13.13.1990',
      '2000-02-30',
      '29.02.1999',
      '31.04.2000',
      '4.3.90',
      '4.3.',
      '1.2.3',
      'gestern',
    ],
  ],
  ['en-US', ['13/05/1990', '13.05.1990', '02/30/2000', '3/4/90', '1990-13-01', '1/1/19900', '0/1/1990', '']],
  [
    'de-DE',
    [
      '4.3.1990 10:00',
      '04.03.1990.1',
      '4..3.1990',
      '٤.٣.١٩٩٠',
      '1e1.1.1990',
      '-4.3.1990',
      '4030',
      '040319900',
    ],
  ],
])('K4: in %s nothing is guessed of what is no date', (locale, texts) => {
  for (const text of texts) expect(readDate(text, locale), text).toBeUndefined();
});

test('K4 FD19: what is written is read as the same date, wherever the clinic is', () => {
  const day = fc.date({ min: new Date('1880-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  const locales = [
    'de-DE',
    'en-US',
    'en-GB',
    'fr-CA',
    'sv-SE',
    'ja-JP',
    'pt-BR',
    'nl-NL',
    'en',
    'hu-HU',
    'ko-KR',
    'fi-FI',
  ];
  fc.assert(
    fc.property(day, fc.constantFrom(...locales), (at, locale) => {
      const date = at.toISOString().slice(0, 10);
      expect(readDate(writeDate(date, locale), locale)).toBe(date);
    }),
  );
  expect(['de-DE', 'en-US', 'sv-SE'].map(locale => writeDate('1990-03-04', locale))).toEqual([
    ...['04.03.1990', '03/04/1990', '1990-03-04'],
  ]);
});

test('K4: a booking waits for a real date, and is neither put on another day nor the end of the form', () => {
  const id = crypto.randomUUID();
  const draft = {
    ...{ patientId: id, serviceId: id, practitionerId: id, facilityId: id, roomId: '', notes: '' },
    ...{ time: '10:00', which: 'first' as const, minutes: 30 },
  };
  const { toInstant } = formatsOf({ timeZone: 'Europe/Berlin', locale: 'de-DE' });
  expect(checkDraft({ ...draft, date: '2031-02-28' }, toInstant)).toEqual({});
  for (const date of ['2031-02-30', '2031-13-01', '30.2.2031', '28.2.', ''])
    expect(checkDraft({ ...draft, date }, toInstant), date).toEqual({
      time: 'Please enter a date and a complete time.',
    });
});

test('P15 K17: a birth date stays the day it is, in the clinic’s zone and in the browser’s, at half past midnight and half before it', () => {
  const { TZ } = process.env;
  onTestFinished(() => {
    vi.useRealTimers();
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });
  const zones = ['Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Honolulu'];
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const timeZone of zones)
    for (const clock of ['00:30', '23:30'])
      for (const browser of zones) {
        process.env.TZ = browser;
        const now = Temporal.PlainDateTime.from(`2031-03-09T${clock}`).toZonedDateTime(timeZone);
        vi.setSystemTime(now.epochMilliseconds);
        const { date, today } = formatsOf({ timeZone, locale: 'en-GB' });
        expect([today(), date('2031-03-09')], `${timeZone} ${clock} ${browser}`).toEqual([
          ...['2031-03-09', '9 Mar 2031'],
        ]);
        const born = (birthDate: string) => () => expectLifetime({ birthDate, status: 'active' }, timeZone);
        expect(born('2031-03-09')).not.toThrow();
        expect(born('2031-03-10')).toThrow('A birth date cannot lie in the future.');
      }
});

test('W7: a date that is shown names its month, and the clock is the clinic’s', () => {
  for (const locale of ['en-US', 'en-GB', 'de-DE', 'fr-FR']) {
    const { date, moment, day, shortDate, longDate } = formatsOf({ timeZone: 'Europe/Berlin', locale });
    const instant = '2026-03-02T13:30:00Z';
    const shown = [
      date('2026-03-02'),
      shortDate('2026-03-02'),
      longDate('2026-03-02'),
      moment(instant),
      day(instant),
    ];
    for (const text of shown) expect(text).toMatch(/Mar/);
    expect(moment(instant)).toMatch(locale === 'en-US' ? /2:30\sPM$/ : /14:30$/);
  }
});
