import { expect, test } from 'vitest';
import { reminders, remindSome } from '../../server/clinic/reminders/remind.ts';
import { HOUR } from '../../shared/durations.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { mailsTo } from '../world/mailbox.ts';
import { whereDue } from '../world/where-due.ts';
import { admit, as, bookableAnyTime, clinic, cookieOf, hostOf, member, planes } from '../world/world.ts';

const { knock } = await openDoor();
const german = { 'accept-language': 'de-AT,de;q=0.9,en;q=0.8' };
const chosen = (language: string) => `language=${language}`;

test('W2 UI-2: a refusal is in the language of whoever asked: chosen in this browser, else asked for, else English', async () => {
  const host = hostOf(await clinic());
  const refusal = async (headers: Record<string, string>) =>
    said(await knock({ host, path: '/api/v1/patients', headers }));
  expect(await refusal(german)).toMatchObject({
    message: 'Bitte melden Sie sich an.',
    code: 'UNAUTHORIZED',
  });
  expect(await refusal({ cookie: chosen('de') })).toMatchObject({ message: 'Bitte melden Sie sich an.' });
  expect(await refusal({ ...german, cookie: chosen('en') })).toMatchObject({ message: 'Please sign in.' });
  expect(await refusal({ 'accept-language': 'fr-FR,fr' })).toMatchObject({ message: 'Please sign in.' });
  expect(await refusal({ cookie: chosen('fr') })).toMatchObject({ message: 'Please sign in.' });
});

test('W2 UI-2: so is what is wrong with a field, with its numbers, by REST and by tRPC', async () => {
  const ours = await clinic();
  const headers = { ...german, cookie: await cookieOf(ours) };
  const asked = { host: hostOf(ours), headers };
  const page = await knock({ ...asked, path: '/api/v1/patients?limit=all' });
  expect(said(page)).toMatchObject({
    message: 'Bitte prüfen Sie Ihre Eingaben.',
    fields: { limit: 'Bitte geben Sie eine ganze Zahl von 1 bis 100 ein.' },
  });
  const patient = { lastName: 'x'.repeat(500), birthDate: '2031-02-30', email: 'nowhere' };
  const made = await knock({ ...asked, path: '/trpc/patients.admit', method: 'POST', body: patient });
  expect(said(made)).toMatchObject({
    error: {
      message: 'Bitte prüfen Sie Ihre Eingaben.',
      data: {
        fields: {
          lastName: expect.stringMatching(/^Bitte höchstens \d+ Zeichen verwenden\.$/),
          birthDate: 'Bitte geben Sie ein gültiges Datum als JJJJ-MM-TT ein.',
          email: 'Bitte geben Sie eine E-Mail-Adresse wie ana@example.org ein.',
        },
      },
    },
  });
});

test('UI-2: so is what is composed with names, and what is answered before a procedure is reached', async () => {
  const world = await bookableAnyTime();
  const { clinic: ours, caller, links, service } = world;
  const { version } = await caller.services.get({ id: service.id });
  await caller.services.update({ id: service.id, version, status: 'archived' });
  const cookie = await cookieOf(ours);
  const ask = async (path: string, headers: object, body?: object) =>
    said(
      await knock({
        ...{ host: hostOf(ours), path, headers: { cookie, ...headers } },
        ...(body && { method: 'POST', body }),
      }),
    );
  const booking = { ...links, startsAt: '2031-05-06T09:00:00Z' };
  expect(await ask('/api/v1/bookings', german, booking)).toMatchObject({
    message: `${service.name} kann im Moment nicht gebucht werden.`,
  });
  expect(await ask('/api/v1/bookings', {}, booking)).toMatchObject({
    message: `${service.name} cannot be booked at the moment.`,
  });
  expect(await ask('/api/v1/nothing', german)).toMatchObject({
    message: 'Unter dieser Web-Adresse gibt es nichts.',
  });
});

test('UI-2: a letter that somebody asks for in a browser is in the language of that browser', async () => {
  const ours = await clinic({ locale: 'en-GB' });
  const { email } = await member(ours, 'staff');
  const ask = (headers: Record<string, string>) =>
    knock({
      host: hostOf(ours),
      path: '/trpc/account.requestReset',
      method: 'POST',
      body: { email },
      headers,
    });
  await ask(german);
  await ask({});
  const letters = await mailsTo(email);
  const subjects = letters.map(({ subject }) => subject).filter(subject => /MedFlow/.test(subject));
  expect(subjects).toEqual([
    'Wählen Sie ein neues Passwort für MedFlow',
    'Choose a new password for MedFlow',
  ]);
});

const noon = Date.parse('2031-05-06T12:00:00.000Z');

/** The reminder of a patient who speaks this language, if they said, in a clinic of this region. */
const reminderIn = async (locale: string, language?: string) => {
  const { clinic: ours, caller, links } = await bookableAnyTime({ locale });
  const email = `${crypto.randomUUID()}@patient.test`;
  const { id: patientId } = await admit(ours, { email, firstName: 'Ada', language });
  await caller.bookings.book({ ...links, patientId, startsAt: new Date(noon + 24.5 * HOUR).toISOString() });
  await whereDue(
    ours,
    () => reminders(noon),
    () => remindSome(planes, ours, noon),
  );
  const [letter] = await mailsTo(email);
  return { name: ours.name, subject: letter?.subject, body: letter?.body };
};

test('W1 UI-2: a letter that nobody asked for is in the patient’s language, dates and all', async () => {
  const { name, subject, body } = await reminderIn('en-US', 'de-AT');
  expect(subject).toBe(`Ihr Termin bei ${name}`);
  expect(body).toMatch(
    /^Guten Tag Ada,\n\nwir erinnern Sie an Ihren Termin:\n\nMittwoch, 7\. Mai 2031 um 14:30 MESZ\n/,
  );
  const english = await reminderIn('de-DE', 'en');
  expect(english.subject).toBe(`Your appointment at ${english.name}`);
  expect(english.body).toMatch(/^Hello Ada,\n\nThis is a reminder[^]*Wednesday[ ,]*7 May 2031/);
});

test('UI-2: else it is in the clinic’s, and in English where we have neither', async () => {
  const german = await reminderIn('de-DE');
  expect(german.subject).toBe(`Ihr Termin bei ${german.name}`);
  const unknown = await reminderIn('de-DE', 'tr');
  expect(unknown.subject).toBe(`Ihr Termin bei ${unknown.name}`);
  const french = await reminderIn('fr-FR', 'fr');
  expect(french.subject).toBe(`Your appointment at ${french.name}`);
});

test('W8: names are sorted as people sort them, under any system', async () => {
  const caller = await as(await clinic());
  for (const name of ['Zürich', 'Österreich', 'olten', 'Éupen', 'Ulm'])
    await caller.facilities.create({ name, timeZone: 'Europe/Berlin' });
  const names = (await caller.facilities.list({})).items.map(({ name }) => name);
  expect(names.filter(name => /^(?:Z|Ö|o|É|U)/.test(name)).slice(-5)).toEqual([
    ...['Éupen', 'olten', 'Österreich', 'Ulm', 'Zürich'],
  ]);
});
