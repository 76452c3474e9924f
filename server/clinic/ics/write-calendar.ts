import ICAL from 'ical.js';
import { z } from 'zod';

/** RFC 5545 allows 75 octets a line; the library does not count the blank that a folded line begins with (S36). */
ICAL.foldLength = 74;

/** An appointment as calendars show it. */
export interface CalendarEvent {
  /** The same for the life of the appointment. */
  uid: string;
  /** Grows with each change, or calendars keep the older one (S34). */
  sequence: number;
  changedAt: Date;
  startsAt: Date;
  endsAt: Date;
  summary: string;
  location: string;
  status: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED';
  attendee?: Person;
}

interface Person {
  name: string;
  email: string;
}

export interface Calendar {
  /** `PUBLISH` for what is only shown, `REQUEST` and `CANCEL` for what somebody is invited to (RFC 5546). */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  name?: string;
  /** How often whoever subscribes may ask again; few programs heed it. */
  refresh?: string;
  events: CalendarEvent[];
}

/** One line of text: a control character could begin a line of its own, and half a letter cannot be written at all (S36). */
const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').toWellFormed();

/** Quotes end a parameter, and nothing can stand for them; a backslash stands for itself there, but not every reader knows. */
const unquoted = (text: string): string => plain(text).replaceAll('"', "'").replaceAll('\\', '/');

const person = (name: 'organizer' | 'attendee', { name: cn, email }: Person): ICAL.Property => {
  const property = new ICAL.Property(name);
  property.setParameter('cn', unquoted(cn));
  if (name === 'attendee') property.setParameter('partstat', 'ACCEPTED');
  property.setValue(`mailto:${plain(email)}`);
  return property;
};

/** In UTC, so that no program needs to know a zone of ours. */
const instant = (at: Date): ICAL.Time => ICAL.Time.fromJSDate(at, true);

const eventOf = (event: CalendarEvent): ICAL.Component => {
  const component = new ICAL.Component('vevent');
  const { uid, sequence, changedAt, startsAt, endsAt, summary, location, status } = event;
  component.addPropertyWithValue('uid', uid);
  component.addPropertyWithValue('sequence', sequence);
  component.addPropertyWithValue('dtstamp', instant(changedAt));
  component.addPropertyWithValue('last-modified', instant(changedAt));
  component.addPropertyWithValue('dtstart', instant(startsAt));
  component.addPropertyWithValue('dtend', instant(endsAt));
  component.addPropertyWithValue('summary', plain(summary));
  component.addPropertyWithValue('location', plain(location));
  component.addPropertyWithValue('status', status);
  component.addPropertyWithValue('class', 'PRIVATE');
  if (event.attendee) component.addProperty(person('attendee', event.attendee));
  return component;
};

/** The text of a calendar (RFC 5545): lines end in CRLF, and none is longer than 75 octets. */
export const calendarText = ({ method, name, refresh, events }: Calendar): string => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//MedFlow//MedFlow//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', method);
  if (name !== undefined) calendar.addPropertyWithValue('x-wr-calname', escaped(plain(name)));
  if (refresh) calendar.addPropertyWithValue('x-published-ttl', refresh);
  for (const event of events) calendar.addSubcomponent(eventOf(event));
  return `${calendar.toString()}\r\n`;
};

/** The library writes fields that it does not know as they are. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

const Method = z.enum(['PUBLISH', 'REQUEST', 'CANCEL']);

/** The same calendar in the name of whoever sends it, whom programs want to know before they believe it (RFC 5546). */
export const sentBy = (text: string, organizer: Person): { content: string; method: Calendar['method'] } => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const event of calendar.getAllSubcomponents('vevent'))
    event.addProperty(person('organizer', organizer));
  return {
    content: `${calendar.toString()}\r\n`,
    method: Method.parse(calendar.getFirstPropertyValue('method')),
  };
};
