import { expect, test } from 'vitest';
import { bookPath, bookSearch } from '../../client/clinic/portal/book-search.ts';
import { likedDays, likedIn } from '../../client/clinic/public-booking/liked-times.ts';
import { publicSearchOf } from '../../client/clinic/public-booking/public-search.ts';

const any = { practitioner: null, facility: null, weekdays: [], dayPart: null };
const [anna, here] = ['0199d5a0-0000-4000-8000-000000000001', '0199d5a0-0000-4000-8000-000000000002'];
const likes = {
  ...{ practitioner: { id: anna, name: 'Anna' }, facility: { id: here, name: 'Here' } },
  ...{ weekdays: [1, 5], dayPart: 'morning' as const },
};

test('SCH-5: what a patient likes goes along to the page where they book, and what they had before goes first', () => {
  expect(bookSearch(any)).toEqual({});
  expect(bookSearch(likes)).toEqual({ place: here, who: anna, days: '15', part: 'morning' });
  const had = { serviceId: anna, facilityId: anna, practitionerId: here };
  expect(bookSearch(likes, had)).toEqual({
    ...{ service: anna, place: anna, who: here, days: '15', part: 'morning' },
  });
});

test('D18: the address of the page says what is liked, and what is no such thing says nothing', () => {
  expect(likedIn(publicSearchOf(bookPath(likes).replace('/book', '')))).toEqual({
    weekdays: [1, 5],
    dayPart: 'morning',
  });
  expect(likedIn(publicSearchOf('?days=89&part=noon'))).toBeUndefined();
  expect(likedIn(publicSearchOf('?part=afternoon'))).toEqual({ weekdays: [], dayPart: 'afternoon' });
});

test('D16: times that suit are found by the clock of the place', () => {
  const at = (startsAt: string) => ({ startsAt, endsAt: startsAt });
  // In Berlin 11:30 and 12:00 of a Monday, and 9:00 of a Tuesday.
  const [late, noon, next] = ['2031-01-06T10:30:00Z', '2031-01-06T11:00:00Z', '2031-01-07T08:00:00Z'].map(at);
  const days = [
    { date: '2031-01-06', times: [late, noon].flatMap(time => time ?? []) },
    { date: '2031-01-07', times: [next].flatMap(time => time ?? []) },
  ];
  const found = (weekdays: number[], dayPart: 'morning' | 'afternoon' | null) =>
    likedDays({ days, timeZone: 'Europe/Berlin' }, { weekdays, dayPart }).map(({ date, times }) => [
      date,
      times.length,
    ]);
  expect(found([], 'morning')).toEqual([
    ['2031-01-06', 1],
    ['2031-01-07', 1],
  ]);
  expect(found([1], null)).toEqual([['2031-01-06', 2]]);
  expect(found([2], 'afternoon')).toEqual([]);
});
