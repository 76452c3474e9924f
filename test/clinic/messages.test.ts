import { describe, expect, test } from 'vitest';
import { inboxParts } from '../../server/clinic/messages/threads.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import { bound } from '../world/bound.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openedPortal, type PortalBrowser, signedIn } from '../world/portal-browser.ts';
import { openMailServer } from '../world/smtp.ts';
import { admit, as, clinic, inContext, log, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const app = await sqlAs('app');

/** A clinic that writes with its patients, and one of them who is signed in. */
const writing = async (settings: Record<string, unknown> = {}) => {
  const world = await openedPortal({ portalMessages: true, ...settings });
  const { portal } = await signedIn(world.ours, world.email);
  const desk = await as(world.ours, 'staff');
  const tell = (text: string, to = world.patient.id) => desk.messages.write({ patientId: to, text });
  const lettersTo = async (address = world.email) =>
    (await mailsTo(address)).filter(({ subject }) => subject.endsWith('has written to you'));
  return { ...world, portal, desk, tell, lettersTo };
};
type World = Awaited<ReturnType<typeof writing>>;

const neighbourOf = async (world: World, more = {}) => {
  const email = `${crypto.randomUUID()}@patient.test`;
  const patient = await admit(world.ours, { email, ...more });
  return { patient, email, portal: (await signedIn(world.ours, email)).portal };
};

const changeOf = async ({ caller, patient }: World, change: Record<string, unknown>) => {
  const { version } = await caller.patients.get({ id: patient.id });
  return caller.patients.update({ id: patient.id, version, ...change });
};

const become = ({ ours }: World, status: string) =>
  admin.query('update platform.clinics set status = $2 where id = $1', [ours.id, status]);

const textsOf = async (portal: PortalBrowser['portal']) =>
  (await portal.messages({})).items.map(({ sender, text }) => `${sender}: ${text}`);

describe('UI-1: messages between a patient and the clinic', () => {
  test('UI-1: go both ways, and each side says what it has read', async () => {
    const { portal, desk, patient, ours, email } = await writing();
    expect((await portal.home()).messages).toEqual({ unread: 0, mayWrite: true });
    const asked = await portal.write({ text: '  May I eat before?\nOr after?  ' });
    expect(asked).toMatchObject({ sender: 'patient', text: 'May I eat before?\nOr after?', readAt: null });
    expect(await desk.messages.count()).toEqual({ unread: 1 });

    const [thread] = (await desk.messages.threads({})).items;
    expect(thread).toMatchObject({ patient: { id: patient.id }, state: 'waiting', unread: 1 });
    await desk.messages.markRead({ id: asked.id });
    expect(await desk.messages.count()).toEqual({ unread: 0 });
    expect((await desk.messages.threads({})).items).toMatchObject([{ state: 'waiting', unread: 0 }]);
    expect((await portal.messages({})).items).toMatchObject([{ readAt: expect.any(String) }]);

    const told = await desk.messages.write({ patientId: patient.id, text: 'Before, please.' });
    expect(told).toMatchObject({ sender: 'clinic', author: expect.any(String), readAt: null });
    expect((await desk.messages.threads({ state: 'waiting' })).items).toEqual([]);
    expect((await portal.home()).messages).toEqual({ unread: 1, mayWrite: true });
    expect(await textsOf(portal)).toEqual([
      'clinic: Before, please.',
      'patient: May I eat before?\nOr after?',
    ]);
    // Patients are told parts of the house, not names.
    expect(JSON.stringify(await portal.messages({}))).not.toContain(told.author ?? 'nobody');
    await portal.markRead({ id: told.id });
    expect((await portal.home()).messages).toEqual({ unread: 0, mayWrite: true });
    expect((await desk.messages.list({ patientId: patient.id })).items[0]?.readAt).toEqual(
      expect.any(String),
    );
    // Also in another browser of theirs.
    const { portal: laptop } = await signedIn(ours, email);
    expect((await laptop.home()).messages?.unread).toBe(0);
  });

  test('G11 UI-1: the inbox has those first that nobody has answered, page by page, of one facility where it is asked', async () => {
    const world = await writing();
    const facility = await world.caller.facilities.create({
      ...{ name: 'Branch', timeZone: 'Europe/Berlin', address: null, phone: null },
    });
    const here = await neighbourOf(world, { facilityId: facility.id, firstName: 'Hanna', lastName: 'Here' });
    const third = await neighbourOf(world, { firstName: 'Theo', lastName: 'Third' });
    await here.portal.write({ text: 'First' });
    await third.portal.write({ text: 'Second' });
    await world.portal.write({ text: 'Third' });
    await world.tell('Answered');
    const { items: first, nextCursor } = await world.desk.messages.threads({ limit: 2 });
    expect(first.map(({ patient }) => patient.name)).toEqual(['Theo Third', 'Hanna Here']);
    const { items: rest } = await world.desk.messages.threads({ limit: 2, cursor: nextCursor ?? '' });
    expect(rest.map(({ patient, state }) => [patient.id, state])).toEqual([[world.patient.id, 'answered']]);
    const { items: there } = await world.desk.messages.threads({ facilityId: facility.id });
    expect(there.map(({ excerpt }) => excerpt)).toEqual(['First']);
    // Whoever is bound to a facility sees its patients, and theirs only (TEN-8).
    const { caller: branch } = await bound(world.ours, 'staff', [facility.id]);
    expect(await branch.messages.count()).toEqual({ unread: 1 });
    expect((await branch.messages.threads({})).items.map(({ patient }) => patient.id)).toEqual([
      here.patient.id,
    ]);
    await expect(branch.messages.list({ patientId: world.patient.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(branch.messages.write({ patientId: world.patient.id, text: 'No' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    // A patient in the trash has no thread, until they are back.
    const { version } = await world.caller.patients.get({ id: third.patient.id });
    await world.caller.patients.trash({ id: third.patient.id, version });
    expect(await world.desk.messages.count()).toEqual({ unread: 2 });
  });

  test('AUD-3: whoever of the clinic reads a thread is in the patient’s list of accesses, and the patient is not', async () => {
    const { portal, desk, patient, caller } = await writing();
    await portal.write({ text: 'Hello' });
    await portal.messages({});
    const before = (await caller.patients.whoSaw({ id: patient.id })).items.length;
    await desk.messages.list({ patientId: patient.id });
    await desk.messages.threads({});
    const { items } = await caller.patients.whoSaw({ id: patient.id });
    expect(items.slice(0, items.length - before).map(({ procedure }) => procedure)).toEqual([
      'messages.threads',
      'messages.list',
    ]);
    const { items: told } = await portal.whoSaw({});
    expect(told[0]).toMatchObject({ reader: 'staff' });
  });

  test('AUD-1: what a patient wrote stands in the trail as theirs, without its words', async () => {
    const { portal, ours, patient } = await writing();
    const { id } = await portal.write({ text: 'Secret rash' });
    const { rows } = await admin.query(
      `select action, entity_id as id, by_patient, actor_id, changes::text as changes from clinic.audit_entries
       where tenant_id = $1 and entity = 'Message'`,
      [ours.id],
    );
    expect(rows).toMatchObject([{ action: 'CREATE', id, by_patient: patient.id, actor_id: null }]);
    expect(rows[0]?.changes).not.toContain('rash');
  });
});

describe('D3: what keeps the threads of patients apart', () => {
  test('D3 T5: no call of the portal reaches a message of another patient or clinic', async () => {
    const [world, elsewhere] = [await writing(), await writing()];
    const neighbour = await neighbourOf(world);
    const theirs = await world.tell('For the neighbour', neighbour.patient.id);
    const foreign = await elsewhere.tell('For somebody elsewhere');
    for (const id of [theirs.id, foreign.id, crypto.randomUUID()]) {
      await expect(world.portal.markRead({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const id of [foreign.id, crypto.randomUUID()])
      await expect(world.desk.messages.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await textsOf(world.portal)).toEqual([]);
    expect((await world.desk.messages.get({ id: theirs.id })).readAt).toBeNull();
  });

  test('D3: the database lets a patient write as themselves, and say of the clinic’s messages that they were read, and no more', async () => {
    const world = await writing();
    const { ours, patient } = world;
    const neighbour = await neighbourOf(world);
    const [told, theirs] = [await world.tell('Told'), await world.tell('Not yours', neighbour.patient.id)];
    const { id: said } = await world.portal.write({ text: 'Said' });
    const context = signedContext({ ...systemOf(ours), patientId: patient.id }, planes.contextKey);
    const visiting = signedContext({ ...systemOf(ours), isVisitor: true }, planes.contextKey);
    const run = (sql: string, params: unknown[] = [], as = context) =>
      inContext(app, ours, client => client.query(sql, params), as).then(
        ({ rowCount }) => rowCount,
        (error: { code: string }) => error.code,
      );
    const insert = (sender: string, of: string, more = 'null', as = context) =>
      run(
        `insert into clinic.messages (tenant_id, patient_id, sender, text, read_at) values ($1, $2, $3, 'x', ${more})`,
        [ours.id, of, sender],
        as,
      );
    expect(await run('select from clinic.messages')).toBe(2);
    expect(await run('select from clinic.messages', [], visiting)).toBe(0);
    // As the clinic, for somebody else, read already: refused by the policies. As themselves: only for want of an entry in the trail.
    expect(await insert('clinic', patient.id)).toBe('42501');
    expect(await insert('patient', neighbour.patient.id)).toBe('42501');
    expect(await insert('patient', patient.id, 'now()')).toBe('42501');
    expect(await insert('patient', patient.id, 'null', visiting)).toBe('42501');
    const system = signedContext(systemOf(ours), planes.contextKey);
    expect(await insert('patient', patient.id, 'null', system)).toBe('42501');

    const set = (change: string, id: string, as = context) =>
      run(`update clinic.messages set ${change} where id = $1`, [id], as);
    expect(await set(`read_at = now()`, theirs.id)).toBe(0);
    expect(await set(`read_at = now()`, said)).toBe(0);
    expect(await set(`text = 'Never said'`, said)).toBe(0);
    expect(await set(`text = 'Never told'`, told.id)).toBe('23514');
    expect(await set(`deleted_at = now()`, told.id)).toBe('42501');
    expect(await set(`patient_id = '${neighbour.patient.id}'`, told.id)).toBe('42501');
    expect(await set(`sender = 'patient'`, told.id)).toBe('42501');
    // Nor does the clinic read in the patient's name, unsay, or throw away what they wrote.
    expect(await set(`read_at = now()`, told.id, system)).toBe('23514');
    expect(await set(`text = 'Never said'`, said, system)).toBe('23514');
    expect(await set(`deleted_at = now()`, said, system)).toBe('23514');
    await world.desk.messages.markRead({ id: said });
    expect(await set(`read_at = null`, said, system)).toBe('23514');
  });
});

describe('K15: what is no message', () => {
  test('K15: an empty one, blanks, signs that nobody sees, and one too long are refused at the field, from both sides', async () => {
    const { portal, tell } = await writing();
    for (const text of ['', '   \n ', '\u200b\u200d', 'a\0b', 'x'.repeat(4001)]) {
      await expect(portal.write({ text })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(tell(text)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    }
    await portal.write({ text: '👩‍⚕️'.repeat(3) });
    await tell('x'.repeat(4000));
  });

  test('G9: the same words again within a minute are one message, and later they are another', async () => {
    const { portal, desk, patient } = await writing();
    const [first, again] = [await portal.write({ text: 'Yes' }), await portal.write({ text: 'Yes' })];
    expect(again).toEqual(first);
    await portal.write({ text: 'No' });
    // No statement may do that; only time does.
    await admin.query('begin');
    await admin.query('set local session_replication_role = replica');
    await admin.query(
      `update clinic.messages set created_at = created_at - interval '2 minutes' where id = $1`,
      [first.id],
    );
    await admin.query('commit');
    expect((await portal.write({ text: 'Yes' })).id).not.toBe(first.id);
    expect((await desk.messages.list({ patientId: patient.id })).items).toHaveLength(3);
  });

  test('G8: what needs no answer waits no longer, an answer settles as well, and what was taken back does not', async () => {
    const { portal, desk, tell, patient } = await writing();
    const waits = async () => (await desk.messages.threads({ state: 'waiting' })).items.length;
    const thanks = await portal.write({ text: 'Thank you' });
    expect(await waits()).toBe(1);
    await Promise.all([desk.messages.settle({ id: thanks.id }), desk.messages.settle({ id: thanks.id })]);
    expect(await waits()).toBe(0);
    expect((await desk.messages.threads({})).items).toMatchObject([{ state: 'answered', unread: 1 }]);
    await desk.messages.letWait({ id: thanks.id });
    expect(await waits()).toBe(1);
    await desk.messages.settle({ id: thanks.id });
    await portal.write({ text: 'And one question' });
    expect(await waits()).toBe(1);
    const answer = await tell('One answer');
    expect(await waits()).toBe(0);
    await desk.messages.trash({ id: answer.id, version: answer.version });
    const { items } = await desk.messages.threads({ state: 'waiting' });
    expect(items).toMatchObject([{ excerpt: 'And one question', state: 'waiting' }]);
    await tell('Another answer');
    await desk.messages.restore({ id: answer.id });
    expect(await waits()).toBe(0);
    const { items: thread } = await desk.messages.list({ patientId: patient.id });
    expect(thread.map(({ text, settledAt }) => [text, settledAt !== null])).toEqual([
      ['Another answer', false],
      ['One answer', false],
      ['And one question', true],
      ['Thank you', true],
    ]);
    await expect(desk.messages.letWait({ id: answer.id })).rejects.toMatchObject({
      message: 'Only what a patient wrote waits for an answer.',
    });
  });

  test('G2: the inbox looks at who waits and at the newest messages, in a clinic that has written for years', async () => {
    const { ours, patient, portal, desk } = await writing();
    const kept = await portal.write({ text: 'Hello' });
    await desk.messages.settle({ id: kept.id });
    await admin.query('begin');
    // Taken back at the end, so that no trigger asks for its trace.
    await admin.query('set local session_replication_role = replica');
    for (const [table, more] of [
      ['patients', `'id', md5('${patient.id}' || n)::uuid, 'number_key', n::text`],
      [
        'messages',
        `'id', gen_random_uuid(), 'patient_id', md5('${patient.id}' || n)::uuid, 'created_at', r.created_at - n * interval '1 hour'`,
      ],
    ])
      await admin.query(
        `insert into clinic.${table} select (jsonb_populate_record(r, jsonb_build_object(${more}))).*
         from clinic.${table} r, generate_series(1, 3000) n where r.tenant_id = $1 and r.id = $2`,
        [ours.id, table === 'patients' ? patient.id : kept.id],
      );
    await admin.query('analyze clinic.messages, clinic.patients');
    await admin.query('set local role medflow_app');
    for (const [name, value] of Object.entries(signedContext(systemOf(ours), planes.contextKey)))
      await admin.query('select set_config($1, $2, true)', [name, value]);
    const plans: string[] = [];
    const { rows: most, parts } = inboxParts({ limit: 50 });
    for (const part of parts) {
      const { sql, params } = part(most);
      expect(params).toEqual([]);
      const { rows } = await admin.query<{ 'QUERY PLAN': string }>(`explain (analyze, timing off) ${sql}`);
      plans.push(rows.map(row => row['QUERY PLAN']).join('\n'));
    }
    await admin.query('rollback');
    const [waiting = '', answered = ''] = plans;
    expect(waiting).toContain('messages_waiting');
    expect(answered).toContain('messages_latest');
    for (const plan of plans) expect(plan).not.toContain('Seq Scan on messages');
    // It goes back no further than a page takes.
    expect(answered).toMatch(/CTE Scan on walk l\s+\([^)]*\) \(actual rows=5\d\b/);
  });

  test('D10: a patient writes twenty an hour, and another one is not kept from it', async () => {
    const world = await writing();
    const neighbour = await neighbourOf(world);
    const all = await Promise.allSettled(
      Array.from({ length: 23 }, (_, n) => world.portal.write({ text: `Message ${n}` })),
    );
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'TOO_MANY_REQUESTS', message: /^You have written many messages\. Please try again in/ },
    });
    await neighbour.portal.write({ text: 'Hello' });
    expect(await world.desk.messages.count()).toEqual({ unread: 21 });
  });

  test('UI-1: a clinic that wants none says so on both sides, and keeps what was written', async () => {
    const world = await writing();
    await world.portal.write({ text: 'Before' });
    const { version } = (await world.caller.settings.get()).booking;
    await world.caller.settings.updateBooking({ version, portalMessages: false });
    expect((await world.portal.home()).messages).toBeNull();
    const { messages, write, markRead } = world.portal;
    const calls = [messages({}), write({ text: 'After' }), markRead({ id: crypto.randomUUID() })];
    for (const { reason } of (await Promise.allSettled(calls)) as PromiseRejectedResult[])
      expect(reason).toMatchObject({ code: 'NOT_FOUND', message: /takes no messages/ });
    await expect(world.tell('After')).rejects.toMatchObject({ message: /^Messages are switched off/ });
    expect((await world.desk.messages.list({ patientId: world.patient.id })).items).toHaveLength(1);
  });

  test('IDN-10: while a clinic can only be read, its threads can be, and nobody writes', async () => {
    const world = await writing();
    const told = await world.tell('Before');
    await become(world, 'past_due');
    expect((await world.portal.home()).messages).toEqual({ unread: 1, mayWrite: false });
    expect(await textsOf(world.portal)).toEqual(['clinic: Before']);
    await world.portal.markRead({ id: told.id });
    await expect(world.portal.write({ text: 'Now' })).rejects.toMatchObject({
      message: 'This clinic takes no messages at the moment. Please call the clinic.',
    });
    await expect(world.tell('Now')).rejects.toMatchObject({ code: 'FORBIDDEN', message: /only be read/ });
    expect((await world.desk.messages.get({ id: told.id })).readAt).toBeNull();
  });

  test.each([
    ['whose e-mail address was removed', { email: null }, /no e-mail address in their record/],
    ['who has died', { status: 'deceased' }, 'This patient has died.'],
  ])('G3 D4: a patient %s writes and is written to no more', async (_, change, sentence) => {
    const world = await writing();
    await changeOf(world, change);
    await expect(world.portal.write({ text: 'Hello' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(world.tell('Hello')).rejects.toMatchObject({ message: expect.stringMatching(sentence) });
    expect((await world.desk.messages.list({ patientId: world.patient.id })).items).toEqual([]);
  });

  test('P4 P1: who was merged into another one writes no more, and the thread is the kept one’s until that is undone', async () => {
    const world = await writing();
    const { caller, patient, desk, portal } = world;
    await portal.write({ text: 'Mine' });
    const kept = await admit(world.ours, { email: `${crypto.randomUUID()}@patient.test` });
    await world.tell('Theirs', kept.id);
    const { version } = await caller.patients.get({ id: patient.id });
    const pair = { patientId: kept.id, version: kept.version, mergedId: patient.id, mergedVersion: version };
    const merge = await caller.patientMerges.merge(pair);
    await expect(portal.write({ text: 'Still me' })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(world.tell('Hello')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const textsWith = async (patientId: string) =>
      (await desk.messages.list({ patientId })).items.map(({ text }) => text);
    expect(await textsWith(kept.id)).toEqual(['Theirs', 'Mine']);
    await caller.patientMerges.undo({ id: merge.id, version: merge.version });
    expect(await textsWith(kept.id)).toEqual(['Theirs']);
    expect(await textsWith(patient.id)).toEqual(['Mine']);
    await portal.write({ text: 'Me again' });
  });

  test('UI-1: two windows mark the same as read at once, and neither is refused', async () => {
    const { portal, tell, desk, patient } = await writing();
    const { id } = await tell('Once');
    await Promise.all([portal.markRead({ id }), portal.markRead({ id }), portal.markRead({ id })]);
    const { items } = await desk.messages.list({ patientId: patient.id });
    expect(items).toMatchObject([{ version: 2, readAt: expect.any(String) }]);
  });
});

describe('ENT-4: taking a message back', () => {
  test('ENT-4: is possible until the patient has read it, and can be undone', async () => {
    const { portal, tell, desk } = await writing();
    const told = await tell('To the wrong one');
    await desk.messages.trash({ id: told.id, version: told.version });
    expect(await textsOf(portal)).toEqual([]);
    await expect(portal.markRead({ id: told.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const back = await desk.messages.restore({ id: told.id });
    await portal.markRead({ id: told.id });
    await expect(desk.messages.trash({ id: told.id, version: back.version + 1 })).rejects.toMatchObject({
      message: 'The patient has read this message. It cannot be taken back any more.',
    });
    const said = await portal.write({ text: 'Thank you' });
    await expect(desk.messages.trash({ id: said.id, version: 1 })).rejects.toMatchObject({
      message: 'What a patient wrote cannot be taken back by the clinic.',
    });
  });
});

describe('S22: the letter', () => {
  test('G4 G5 S22: tells that there is something, and not what, once until it was read', async () => {
    const { portal, tell, lettersTo, ours } = await writing();
    const [first] = await Promise.all([tell('Your blood is fine'), tell('And your rash')]);
    const [letter, ...others] = await lettersTo();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({ subject: `${ours.name} has written to you` });
    expect(letter?.body).toContain('/portal\n');
    expect(letter?.body).not.toMatch(/blood|rash|#/);
    await tell('And one more');
    expect(await lettersTo()).toHaveLength(1);
    const { items } = await portal.messages({});
    await portal.markRead({ id: items[0]?.id ?? first.id });
    await tell('Something new');
    expect(await lettersTo()).toHaveLength(2);
  });

  test('W1 P19: is in the patient’s language, and goes to nobody who wants no letters; they find the message when they sign in', async () => {
    const world = await writing();
    await changeOf(world, { contactConsent: 'refused' });
    await world.tell('Hello');
    expect(await world.lettersTo()).toEqual([]);
    expect(await textsOf(world.portal)).toEqual(['clinic: Hello']);
    // Whoever writes it, and in whatever language they work.
    const german = await neighbourOf(world, { language: 'de', firstName: 'Jörg' });
    await world.tell('Hello', german.patient.id);
    const letter = (await mailsTo(german.email)).at(-1);
    expect(letter?.subject).toBe(`${world.ours.name} hat Ihnen geschrieben`);
    expect(letter?.body).toMatch(/^Guten Tag Jörg,/);
  });

  test('S41: is not sent once the message was read or taken back, or the address is another one', async () => {
    const [asItWas, read, back, moved] = [await writing(), await writing(), await writing(), await writing()];
    for (const world of [asItWas, read, back, moved]) await world.tell('Hello');
    const [told] = (await read.portal.messages({})).items;
    await read.portal.markRead({ id: told?.id ?? '' });
    const [mistake] = (await back.desk.messages.list({ patientId: back.patient.id })).items;
    await back.desk.messages.trash({ id: mistake?.id ?? '', version: 1 });
    await changeOf(moved, { email: `${crypto.randomUUID()}@patient.test` });
    const server = await openMailServer();
    const sender = new MailSender(planes, log, {
      ...{ smtpUrl: server.url, mailFrom: 'MedFlow <medflow@clinic.test>', domain: 'localhost' },
    });
    await sender.sendDue();
    await sender.stop();
    const outcome = async ({ email }: World) =>
      (
        await admin.query(
          `select status, fault from clinic.mails where recipient = $1 and kind = 'messages.new'`,
          [email],
        )
      ).rows;
    expect(await outcome(asItWas)).toEqual([{ status: 'sent', fault: null }]);
    for (const world of [read, back, moved])
      expect(await outcome(world)).toEqual([{ status: 'failed', fault: 'outdated' }]);
  });
});

test('IDN-7: an auditor reads no messages, and whoever is of another clinic finds no thread', async () => {
  const { ours, patient, tell } = await writing();
  const { id } = await tell('Hello');
  await expect((await as(ours, 'auditor')).messages.threads({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const stranger = await as(await clinic());
  await expect(stranger.messages.list({ patientId: patient.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await expect(stranger.messages.markRead({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await stranger.messages.threads({})).items).toEqual([]);
});
