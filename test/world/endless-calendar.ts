const calendarOf = (...events: string[][]): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0'],
    ...events.flatMap(lines => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');

const good = ['UID:good', 'SUMMARY:Good', 'DTSTART;VALUE=DATE:20350501'];

/** So many events that each come several times in each of 120 years, none of them in a year that anybody asks about. */
export const endlessRules = (events: number): string =>
  calendarOf(
    good,
    ...Array.from({ length: events }, (_, n) => [
      ...[`UID:${n}`, 'SUMMARY:Long ago', 'DTSTART;VALUE=DATE:18800101'],
      'RRULE:FREQ=YEARLY;UNTIL=20000101;BYMONTH=1,2,3,4,5,6;BYDAY=1MO',
    ]),
  );

/** One event of a yearly rule that leaves out as many days as a file has room for. */
export const oneOfMany = (days = 50_000): string =>
  calendarOf(good, [
    ...['UID:many', 'SUMMARY:Many', 'DTSTART;VALUE=DATE:20350101', 'RRULE:FREQ=YEARLY'],
    `EXDATE;VALUE=DATE:${Array.from({ length: days }, () => '20360101').join()}`,
  ]);
