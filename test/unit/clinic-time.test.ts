import { afterEach, expect, test, vi } from 'vitest';
import { addDays, startOfWeek, todayIn, toInstant, toWall } from '../../client/ui/formats/clinic-time.ts';

afterEach(() => void vi.useRealTimers());

test.each([
  ['Africa/Cairo', '2027-04-30', '2027-04-29T22:00:00Z'],
  ['Asia/Beirut', '2027-03-28', '2027-03-27T22:00:00Z'],
  ['America/Santiago', '2027-09-05', '2027-09-05T04:00:00Z'],
  ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00:00Z'],
  ['Australia/Lord_Howe', '2027-10-03', '2027-10-02T13:30:00Z'],
])(
  'S9: in %s %s begins at its first instant, which is when today becomes it, and is one day among others',
  (zone, date, first) => {
    expect(toInstant(`${date} 00:00:00`, zone)).toBe(first);
    expect(toWall(first, zone).slice(0, 10)).toBe(date);
    vi.useFakeTimers({ now: Date.parse(first) });
    expect(todayIn(zone)).toBe(date);
    vi.setSystemTime(Date.parse(first) - 1);
    expect(todayIn(zone)).toBe(addDays(date, -1));
    for (const weekStartsOn of [1, 6, 7]) {
      const week = Array.from({ length: 7 }, (_, day) => addDays(startOfWeek(date, weekStartsOn), day));
      expect(week.filter(day => day === date)).toHaveLength(1);
    }
  },
);
