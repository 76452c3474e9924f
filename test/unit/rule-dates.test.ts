import { describe, expect, test } from 'vitest';
import { type DateRule, ruleDates } from '../../server/clinic/series/dates/rule-dates.ts';
import { wallStart } from '../../server/clinic/series/dates/wall-starts.ts';

const dates = (rule: Partial<DateRule> & Pick<DateRule, 'frequency' | 'firstDate'>): string[] =>
  ruleDates({
    ...{ interval: 1, weekdays: [], shortMonths: 'last-day', monthDay: Number(rule.firstDate.slice(8)) },
    ...rule,
  }).map(String);

const refusal = (sentence: string) => expect.objectContaining({ name: 'Refusal', message: sentence });

describe('the dates of a rule', () => {
  test('SCH-4: every second week has the weekdays of its weeks, from the first date on', () => {
    expect(
      dates({ frequency: 'weekly', interval: 2, weekdays: [5, 1], firstDate: '2027-01-06', count: 4 }),
    ).toEqual(['2027-01-08', '2027-01-18', '2027-01-22', '2027-02-01']);
    expect(dates({ frequency: 'weekly', firstDate: '2027-01-06', count: 2 })).toEqual([
      ...['2027-01-06', '2027-01-13'],
    ]);
  });

  test('S21: the 31st is the last day of a shorter month and comes back, or is left out where that is asked for', () => {
    const monthly = { frequency: 'monthly', firstDate: '2027-01-31', count: 6 } as const;
    expect(dates(monthly)).toEqual([
      ...['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31', '2027-06-30'],
    ]);
    expect(dates({ ...monthly, shortMonths: 'skip' })).toEqual([
      ...['2027-01-31', '2027-03-31', '2027-05-31', '2027-07-31', '2027-08-31', '2027-10-31'],
    ]);
  });

  test('S21: half-yearly from 31 March is twice a year, and a first month without the day does not lose the next', () => {
    expect(dates({ frequency: 'monthly', interval: 6, firstDate: '2027-03-31', count: 4 })).toEqual([
      '2027-03-31',
      '2027-09-30',
      '2028-03-31',
      '2028-09-30',
    ]);
    expect(
      dates({ frequency: 'monthly', monthDay: 31, shortMonths: 'skip', firstDate: '2027-02-01', count: 2 }),
    ).toEqual(['2027-03-31', '2027-05-31']);
  });

  test('S21: the last day is included, in whichever zone', () => {
    expect(dates({ frequency: 'daily', firstDate: '2027-06-27', until: '2027-06-29' })).toEqual([
      ...['2027-06-27', '2027-06-28', '2027-06-29'],
    ]);
  });

  test('I6: a series of 10,000, one of more than two years and one that never matches are refused in words', () => {
    expect(() => dates({ frequency: 'daily', firstDate: '2027-01-01', count: 10_000 })).toThrow(
      refusal('A series has 100 dates at most.'),
    );
    expect(() => dates({ frequency: 'daily', firstDate: '2027-01-01', until: '2027-12-31' })).toThrow(
      refusal('A series has 100 dates at most.'),
    );
    expect(() => dates({ frequency: 'weekly', firstDate: '2027-01-01', until: '2199-01-01' })).toThrow(
      refusal('A series lasts 2 years at most.'),
    );
    expect(() => dates({ frequency: 'monthly', interval: 12, firstDate: '2027-01-01', count: 5 })).toThrow(
      refusal('A series lasts 2 years at most: this one would have 3 dates by then.'),
    );
    for (const never of [
      { frequency: 'weekly', weekdays: [1], firstDate: '2027-01-05', until: '2027-01-09' },
      { frequency: 'daily', firstDate: '2027-01-05', until: '2027-01-04' },
      {
        frequency: 'monthly',
        interval: 12,
        monthDay: 30,
        shortMonths: 'skip',
        firstDate: '2027-02-01',
        count: 1,
      },
    ] as const)
      expect(() => dates(never), JSON.stringify(never)).toThrow(refusal('This rule gives no date at all.'));
  });

  test('I6: exactly a hundred dates are a series, and exactly two years', () => {
    expect(dates({ frequency: 'daily', firstDate: '2027-01-01', count: 100 })).toHaveLength(100);
    expect(dates({ frequency: 'monthly', firstDate: '2027-02-28', until: '2029-02-28' })).toHaveLength(25);
  });
});

describe('the wall clock of a series', () => {
  const starts = (timeZone: string, time: string, firstDate: string, count = 3) =>
    ruleDates({
      ...{
        frequency: 'daily',
        interval: 1,
        weekdays: [],
        monthDay: 1,
        shortMonths: 'skip',
        firstDate,
        count,
      },
    }).map(date => {
      const { startsAt, clocks } = wallStart(date, time, timeZone);
      return [startsAt.toISOString(), clocks];
    });

  test('S20: 02:30 in New York is 03:30 on the day on which the clocks skip it, and 02:30 again the day after', () => {
    expect(starts('America/New_York', '02:30', '2027-03-13')).toEqual([
      ['2027-03-13T07:30:00.000Z', null],
      ['2027-03-14T07:30:00.000Z', 'The clocks skip 02:30 on this day; it is at 03:30.'],
      ['2027-03-15T06:30:00.000Z', null],
    ]);
  });

  test('S20: of 01:30 in New York that comes twice the first is taken', () => {
    expect(starts('America/New_York', '01:30', '2027-11-06')).toEqual([
      ['2027-11-06T05:30:00.000Z', null],
      ['2027-11-07T05:30:00.000Z', '01:30 comes twice on this day; it is the first of them.'],
      ['2027-11-08T06:30:00.000Z', null],
    ]);
  });

  test('S20 I6: Berlin keeps its wall clock over both changes', () => {
    expect(starts('Europe/Berlin', '09:00', '2027-03-27').map(([at]) => at)).toEqual([
      ...['2027-03-27T08:00:00.000Z', '2027-03-28T07:00:00.000Z', '2027-03-29T07:00:00.000Z'],
    ]);
    expect(starts('Europe/Berlin', '02:30', '2027-10-30').map(([at]) => at)).toEqual([
      ...['2027-10-30T00:30:00.000Z', '2027-10-31T00:30:00.000Z', '2027-11-01T01:30:00.000Z'],
    ]);
    expect(starts('Europe/Berlin', '02:30', '2027-03-28', 1)).toEqual([
      ['2027-03-28T01:30:00.000Z', 'The clocks skip 02:30 on this day; it is at 03:30.'],
    ]);
  });

  test('S21: the local date stays the same where the instant lies on another one, in Auckland and in Honolulu', () => {
    expect(starts('Pacific/Auckland', '08:00', '2027-06-29', 1)).toEqual([
      ['2027-06-28T20:00:00.000Z', null],
    ]);
    expect(starts('Pacific/Honolulu', '16:00', '2027-06-29', 1)).toEqual([
      ['2027-06-30T02:00:00.000Z', null],
    ]);
  });
});
