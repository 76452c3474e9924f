import { array, assert, constantFrom, oneof, property, record, string } from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { type CalendarEvent, calendarText, sentBy } from '../../server/clinic/ics/write-calendar.ts';

/** Texts that are made of what breaks calendars, more often than not. */
const hostile = oneof(
  string({
    unit: constantFrom(
      ...['\r', '\n', '\r\n', '\\', ';', ',', ':', '"', "'", '\\n', '\t', '\0', '\u2028', '\u0085'],
      ...[
        'END:VCALENDAR',
        'ATTENDEE:mailto:x',
        'BEGIN:VEVENT',
        'ü',
        'محمد',
        '👩‍⚕️',
        'a',
        ' ',
        '^',
        '^n',
        "^'",
      ],
    ),
    maxLength: 60,
  }),
  string({ unit: 'binary', maxLength: 200 }),
);

const event: CalendarEvent = {
  ...{ uid: 'b.t@medflow', sequence: 3, changedAt: new Date('2031-01-05T10:00:00Z'), status: 'CONFIRMED' },
  ...{ startsAt: new Date('2031-01-06T08:00:00Z'), endsAt: new Date('2031-01-06T08:30:00Z') },
  ...{ summary: 'Booked', location: 'Room 1' },
};

/** A line break of any kind is a blank, as it is for whoever reads it aloud. */
const asWritten = (text: string) => text.replace(/\p{Cc}+/gu, ' ').toWellFormed();

const linesOf = (text: string) => {
  expect(text.endsWith('\r\n')).toBe(true);
  return text.slice(0, -2).split('\r\n');
};
const unfolded = (text: string) => linesOf(text.replaceAll('\r\n ', ''));

test('S36 SCH-4: names and notes are read again as they were written, whatever they hold, and forge no line', () => {
  const usual = unfolded(calendarText({ method: 'PUBLISH', name: 'Desk', events: [event] })).length;
  assert(
    property(
      record({ summary: hostile, location: hostile, name: hostile }),
      ({ summary, location, name }) => {
        const text = calendarText({ method: 'PUBLISH', name, events: [{ ...event, summary, location }] });
        expect(unfolded(text)).toHaveLength(usual);
        const calendar = new ICAL.Component(ICAL.parse(text));
        const [read, ...others] = calendar.getAllSubcomponents('vevent');
        expect(others).toEqual([]);
        expect(read?.getFirstPropertyValue('summary')).toBe(asWritten(summary));
        expect(read?.getFirstPropertyValue('location')).toBe(asWritten(location));
        // The parser leaves fields that it does not know as they stand.
        const called = String(calendar.getFirstPropertyValue('x-wr-calname'));
        expect(called.replace(/\\([\\;,])/g, '$1')).toBe(asWritten(name));
      },
    ),
    { numRuns: 300 },
  );
});

test('S36: no line is longer than 75 octets, none holds a control character, and no letter is cut in two', () => {
  assert(
    property(array(hostile, { maxLength: 3 }), names => {
      const people = names.map(name => ({ ...event, summary: name, attendee: { name, email: 'a@b.test' } }));
      const text = calendarText({ method: 'REQUEST', events: people });
      const sent = sentBy(text, { name: names[0] ?? 'Desk', email: 'desk@clinic.test' }).content;
      for (const line of [...linesOf(text), ...linesOf(sent)]) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).not.toMatch(/\p{Cc}/u);
        expect(line.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test('S36: guests are called as they were written, but for quotes and backslashes, by whoever sends it and by whoever reads it', () => {
  assert(
    property(hostile, hostile, (guest, sender) => {
      const attendee = { name: guest, email: 'ada@patient.test' };
      const text = calendarText({ method: 'REQUEST', events: [{ ...event, attendee }] });
      const { content, method } = sentBy(text, { name: sender, email: 'desk@clinic.test' });
      const [read, ...others] = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent');
      const kept = (name: string) => asWritten(name).replaceAll('"', "'").replaceAll('\\', '/');
      const called = (name: string) => read?.getAllProperties(name).map(one => one.getParameter('cn'));
      expect([method, others]).toEqual(['REQUEST', []]);
      expect(called('attendee')).toEqual([kept(guest)]);
      expect(called('organizer')).toEqual([kept(sender)]);
    }),
    { numRuns: 300 },
  );
});

test('S36: a line is folded at 75 octets and not before, where letters take several', () => {
  for (const name of [
    'محمد عبد الله '.repeat(40),
    '👩‍⚕️'.repeat(60),
    'END:VCALENDAR'.repeat(40),
    'ü'.repeat(400),
  ]) {
    const lines = linesOf(calendarText({ method: 'PUBLISH', name, events: [{ ...event, summary: name }] }));
    const folded = lines.filter((_, at) => lines[at + 1]?.startsWith(' '));
    expect(folded.length).toBeGreaterThan(5);
    // What is left free is less than the next letter takes.
    for (const line of folded) expect(Buffer.byteLength(line), line).toBeGreaterThan(75 - 5);
    expect(lines.filter(line => line === 'END:VCALENDAR')).toHaveLength(1);
  }
});

test('I2 S36: a name cannot leave its parameter and become another guest', () => {
  const name = 'Ada";PARTSTAT=DECLINED:mailto:evil@x.test\r\nATTENDEE:mailto:evil@x.test';
  const text = calendarText({
    method: 'REQUEST',
    events: [{ ...event, attendee: { name, email: 'ada@patient.test' } }],
  });
  const [read] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  const attendees = read?.getAllProperties('attendee') ?? [];
  expect(attendees.map(attendee => attendee.getFirstValue())).toEqual(['mailto:ada@patient.test']);
  expect(attendees[0]?.getParameter('partstat')).toBe('ACCEPTED');
});

test('S34: the event says which it is, in which version, and when by the clock of all; the calendar what is meant', () => {
  const text = calendarText({ method: 'CANCEL', events: [{ ...event, status: 'CANCELLED' }] });
  for (const line of [
    ...['METHOD:CANCEL', 'UID:b.t@medflow', 'SEQUENCE:3', 'STATUS:CANCELLED', 'DTSTAMP:20310105T100000Z'],
    ...['DTSTART:20310106T080000Z', 'DTEND:20310106T083000Z', 'LAST-MODIFIED:20310105T100000Z'],
  ])
    expect(linesOf(text)).toContain(line);
  // Inside of the event it would make the file invalid.
  expect(linesOf(text).indexOf('METHOD:CANCEL')).toBeLessThan(linesOf(text).indexOf('BEGIN:VEVENT'));
});
