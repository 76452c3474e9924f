import { setTimeout as delay } from 'node:timers/promises';
import { LockMode } from '@mikro-orm/core';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { Attachment } from '../../server/clinic/attachments/attachment.entity.ts';
import { AttachmentPart } from '../../server/clinic/attachments/attachment-part.entity.ts';
import { type Scanner, ScannerFault } from '../../server/clinic/attachments/scanner/scanner.ts';
import { ServiceRequest } from '../../server/clinic/service-requests/service-request.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import type { Actor } from '../../server/data/records/actor.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { removeOld } from '../../server/operations/remove-old.ts';
import { LINK_MINUTES, MOST_BYTES, MOST_FILES, PART_BYTES } from '../../shared/clinic/attachments.ts';
import { openDoor } from '../http/front-door.ts';
import { attach, openFile, scanAll } from '../world/attaching.ts';
import { admit, as, clinic, cookieOf, hostOf, inContext, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const app = await sqlAs('app');
const door = await openDoor();

const setUp = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: patientId } = await admit(ours);
  const wish = { patientId, kind: 'prescription' as const, reason: 'The usual tablets are used up.' };
  const request = await caller.serviceRequests.create(wish);
  return { ours, caller, patientId, request, ask: () => caller.serviceRequests.create(wish) };
};

const picture = (width: number, height: number, orientation?: number) =>
  sharp({ create: { width, height, channels: 3, background: 'red' } })
    .jpeg()
    .withMetadata({ ...(orientation && { orientation }) })
    .withExif({ IFD3: { GPSLatitude: '52/1 31/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer();
const away: Scanner = {
  name: 'away',
  scan: () => Promise.reject(new ScannerFault('The scanner gave no answer (ECONNREFUSED).')),
};

test('WRK-1 RQ9: a file is in quarantine until somebody has said that it is clean, and then opens as it came', async () => {
  const { ours, caller, request } = await setUp();
  const bytes = Buffer.from('Grüße\n'.repeat(100_000));
  expect(bytes.length).toBeGreaterThan(PART_BYTES);
  const waiting = await attach(caller, request.id, bytes, 'C:\\letters\\Grüße.txt');
  expect(waiting).toMatchObject({ status: 'waiting', name: 'Grüße.txt', kind: null, size: bytes.length });
  await expect(openFile(caller, waiting.id)).rejects.toThrow('not been checked yet');

  await scanAll(ours);
  const { items } = await caller.attachments.list({ requestId: request.id });
  expect(items).toMatchObject([
    { id: waiting.id, status: 'clean', kind: 'text', author: expect.any(String) },
  ]);
  expect((await openFile(caller, waiting.id)).equals(bytes)).toBe(true);
});

test('RQ9: a scanner that is away leaves every file where it is, is asked again later, and fails the job', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  for (const attempts of [1, 2, 9]) {
    await admin.query(`update clinic.attachments set scan_at = now(), attempts = $2 where id = $1`, [
      id,
      attempts - 1,
    ]);
    await expect(scanAll(ours, away)).rejects.toThrow(ScannerFault);
    expect(await caller.attachments.get({ id })).toMatchObject({ status: 'waiting', reason: 'scanner' });
    const { rows } = await admin.query(
      `select extract(epoch from scan_at - now()) / 60 as minutes from clinic.attachments where id = $1`,
      [id],
    );
    expect(Number(rows[0].minutes)).toBeCloseTo(Math.min(60, 2 ** (attempts - 1)), 0);
    // Not before it is time.
    await scanAll(ours, away);
  }
  await expect(openFile(caller, id)).rejects.toThrow('not been checked yet');
  await admin.query('update clinic.attachments set scan_at = now() where id = $1', [id]);
  await scanAll(ours);
  expect(await caller.attachments.get({ id })).toMatchObject({ status: 'clean', reason: null });
});

test('JB1: a file that takes down whoever looks at it is given up after a few times, and is not clean', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  const broken: Scanner = { name: 'broken', scan: () => Promise.reject(new Error('out of memory')) };
  for (let attempt = 0; attempt < 5; attempt++) {
    await admin.query('update clinic.attachments set scan_at = now() where id = $1', [id]);
    await expect(scanAll(ours, broken)).rejects.toThrow('out of memory');
  }
  expect(await caller.attachments.get({ id })).toMatchObject({ status: 'withheld', reason: 'unreadable' });
});

test('RQ2 RQ11 RQ13: what is not clean is told apart and opened by nobody', async () => {
  const { ours, caller, request } = await setUp();
  const says = (scan: Awaited<ReturnType<Scanner['scan']>>): Scanner => ({
    name: 'it',
    scan: async () => scan,
  });
  const outcomes = [
    ['<svg onload="alert(1)"/>', undefined, { status: 'refused', reason: 'kind' }],
    [
      'Hello',
      { status: 'infected', finding: 'Eicar' },
      { status: 'infected', reason: 'malware', finding: 'Eicar' },
    ],
    [
      'Hello',
      { status: 'withheld', reason: 'tooLarge', finding: null },
      { status: 'withheld', reason: 'tooLarge' },
    ],
    ['%PDF-1.7 /Encrypt 5 0 R %%EOF', undefined, { status: 'withheld', reason: 'locked' }],
    [Buffer.from('ffd8ffe000104a46', 'hex'), undefined, { status: 'refused', reason: 'broken' }],
  ] as const;
  for (const [file, scan, outcome] of outcomes) {
    const { id } = await attach(caller, request.id, file, 'photo.jpg');
    await scanAll(ours, scan && says(scan));
    expect(await caller.attachments.get({ id })).toMatchObject(outcome);
    await expect(openFile(caller, id)).rejects.toThrow('did not pass the check');
  }
});

test('RQ9: the database itself keeps a file in quarantine, whatever statement a member’s call runs', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  const userId = (await caller.session.current()).user.id;
  const run = (actor: Actor, sql: string) =>
    inContext(app, ours, () => app.query(sql), signedContext(actor, planes.contextKey));
  const asMember = (sql: string) => run({ ...systemOf(ours), userId }, sql);
  const parts = `select count(*)::int as parts from clinic.attachment_parts where attachment_id = '${id}'`;
  const seen = async () => (await asMember(parts)).rows[0].parts;
  expect(await seen()).toBe(0);
  for (const change of [
    `status = 'clean', kind = 'text', scanned_at = now()`,
    `status = 'sending'`,
    'received = 0',
    'parts = 0',
  ])
    await expect(asMember(`update clinic.attachments set ${change} where id = '${id}'`)).rejects.toThrow(
      'only the check says what a file is',
    );
  await expect(
    asMember(
      `insert into clinic.attachment_parts (tenant_id, attachment_id, view, position, at, size, bytes)
       values ('${ours.id}', '${id}', 'original', 1, now(), 1, '\\x0000ff')`,
    ),
  ).rejects.toThrow('row-level security');
  await scanAll(ours);
  expect(await seen()).toBe(1);
  for (const change of [`kind = 'png'`, `status = 'waiting'`, `scanner = 'me'`])
    await expect(
      run(systemOf(ours), `update clinic.attachments set ${change} where id = '${id}'`),
    ).rejects.toThrow('only the check says what a file is');
});

test('WRK-1: a file that is too large, empty or other than announced is refused in words', async () => {
  const { caller, request } = await setUp();
  const begin = (size: number) => caller.attachments.begin({ requestId: request.id, name: 'a.pdf', size });
  await expect(begin(MOST_BYTES + 1)).rejects.toThrow('at most 20 MB');
  await expect(begin(0)).rejects.toThrow('This file is empty');
  const { id } = await begin(3);
  const send = (position: number, text: string) =>
    caller.attachments.send({ id, position, bytes: Buffer.from(text).toString('base64') });
  await expect(send(1, 'abc')).rejects.toThrow('Part 1 of this file comes next');
  await expect(send(0, 'abcd')).rejects.toThrow('not the file that was announced');
  await expect(send(0, '')).rejects.toThrow('not the file that was announced');
  await send(0, 'ab');
  await expect(openFile(caller, id)).rejects.toThrow('Not all of this file was sent');
  await send(1, 'c');
  await expect(send(2, 'd')).rejects.toThrow('All of this file is here already');
});

test('WRK-1: nobody sends the rest of what somebody else began, and so many files are enough', async () => {
  const { ours, caller, request } = await setUp();
  const begin = () => caller.attachments.begin({ requestId: request.id, name: 'a.txt', size: 2 });
  const { id } = await begin();
  const other = await as(ours, 'staff');
  await expect(
    other.attachments.send({ id, position: 0, bytes: Buffer.from('ab').toString('base64') }),
  ).rejects.toThrow('Only who began');
  for (let n = 2; n < MOST_FILES; n++) await begin();
  // Whoever asks while the last one is being written waits for it.
  const { asked } = await asActor(planes, systemOf(ours), async em => {
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const held = await em.findOneOrFail(ServiceRequest, { id: request.id }, { lockMode });
    em.create(Attachment, { name: 'b.txt', size: 2, request: held, patient: held.patient });
    await em.flush();
    const waiting = Promise.allSettled([begin()]);
    await delay(500);
    return { asked: waiting };
  });
  expect(await asked).toMatchObject([{ reason: { message: expect.stringContaining('At most 50 files') } }]);
});

test('RQ5 RQ6: a preview is small, turned as the photo asks for and tells no place; the original stays as it came', async () => {
  const { ours, caller, request } = await setUp();
  for (const [orientation, [width, height]] of [
    [1, [1200, 600]],
    [3, [1200, 600]],
    [6, [600, 1200]],
    [8, [600, 1200]],
  ] as const) {
    const bytes = await picture(2000, 1000, orientation);
    const { id } = await attach(caller, request.id, bytes, 'photo.jpg');
    await scanAll(ours);
    expect(await caller.attachments.get({ id })).toMatchObject({ kind: 'jpeg', hasPreview: true });
    const preview = await sharp(await openFile(caller, id, 'preview')).metadata();
    expect(preview).toMatchObject({ format: 'webp', width, height });
    expect([preview.exif, preview.orientation]).toEqual([undefined, undefined]);
    expect((await openFile(caller, id)).equals(bytes)).toBe(true);
  }
});

test('RQ5: a picture of a few kilobytes that would be huge is told by its head, and drawn by nobody', async () => {
  const { ours, caller, request } = await setUp();
  const huge = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  const { id } = await attach(caller, request.id, huge, 'small.png');
  await scanAll(ours);
  expect(await caller.attachments.get({ id })).toMatchObject({ status: 'refused', reason: 'pixels' });
});

test('RQ36: the same bytes on the same request are told, and what is in the trash does not count', async () => {
  const { ours, caller, request, ask } = await setUp();
  const first = await attach(caller, request.id, 'Hello', 'one.txt');
  await scanAll(ours);
  const second = await attach(caller, request.id, 'Hello', 'two.txt');
  const elsewhere = await attach(caller, (await ask()).id, 'Hello');
  await scanAll(ours);
  expect(await caller.attachments.get({ id: second.id })).toMatchObject({ sameAs: first.id });
  expect(await caller.attachments.get({ id: elsewhere.id })).toMatchObject({ sameAs: null });
  await caller.attachments.trash(versionOf(await caller.attachments.get({ id: second.id })));
  await caller.attachments.trash(versionOf(await caller.attachments.get({ id: first.id })));
  const third = await attach(caller, request.id, 'Hello');
  await scanAll(ours);
  expect(await caller.attachments.get({ id: third.id })).toMatchObject({ sameAs: null });
});

test('RQ14 RQ18: a file opens by its live request alone; in the trash it can be brought back for a while, and its bytes go then', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  await scanAll(ours);
  const file = await caller.attachments.get({ id });
  const { until, signature } = await caller.attachments.link({ id });
  const link = { id, view: 'original' as const, until, signature };

  await caller.serviceRequests.trash(versionOf(await caller.serviceRequests.get({ id: request.id })));
  await expect(openFile(caller, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(caller.attachments.part({ ...link, position: 0 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await caller.serviceRequests.restore({ id: request.id });

  await caller.attachments.trash(versionOf(file));
  await expect(caller.attachments.part({ ...link, position: 0 })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await caller.attachments.restore({ id });
  expect(`${await openFile(caller, id)}`).toBe('Hello');

  const left = async () =>
    asActor(planes, systemOf(ours), em => em.find(AttachmentPart, {}), { readOnly: true });
  const signal = new AbortController().signal;
  await admin.query(
    `update clinic.attachment_parts set at = now() - interval '31 days' where tenant_id = $1`,
    [ours.id],
  );
  await removeOld({ planes, signal }, 'remove_attachment_parts');
  expect(await left()).toHaveLength(1);
  await caller.attachments.trash(versionOf(await caller.attachments.get({ id })));
  await removeOld({ planes, signal }, 'remove_attachment_parts');
  expect(await left()).toHaveLength(1);
  await admin.query(`update clinic.attachments set deleted_at = now() - interval '31 days' where id = $1`, [
    id,
  ]);
  await removeOld({ planes, signal }, 'remove_attachment_parts');
  expect(await left()).toEqual([]);
  await expect(caller.attachments.restore({ id })).rejects.toThrow('is gone');
});

test('RQ16 RQ17: a link opens it for whoever it was made for, for minutes', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  await scanAll(ours);
  const { until, signature } = await caller.attachments.link({ id });
  expect(+new Date(until) - Date.now()).toBeLessThanOrEqual(LINK_MINUTES * 60_000);
  const link = { id, view: 'original' as const, position: 0, signature };
  const later = new Date(+new Date(until) + 60_000).toISOString();
  expect(await caller.attachments.part({ ...link, until })).toMatchObject({ isLast: true });
  for (const other of [
    { ...link, until: later },
    { ...link, until, signature: 'x'.repeat(43) },
    { ...link, until, signature: '' },
    { ...link, until, view: 'preview' as const },
  ])
    await expect(caller.attachments.part(other)).rejects.toThrow('This link has ended');
  const colleague = await as(ours, 'staff');
  await expect(colleague.attachments.part({ ...link, until })).rejects.toThrow('This link has ended');
  expect(`${await openFile(colleague, id)}`).toBe('Hello');

  vi.useFakeTimers({ toFake: ['Date'], now: +new Date(until) });
  try {
    await expect(caller.attachments.part({ ...link, until })).rejects.toThrow('This link has ended');
  } finally {
    vi.useRealTimers();
  }
});

test('RQ14 RQ15: each role opens what it may read, and whoever may not is told so in words', async () => {
  const { ours, caller, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  await scanAll(ours);
  for (const role of ['admin', 'provider', 'staff'] as const)
    expect(`${await openFile(await as(ours, role), id)}`).toBe('Hello');
  await expect(openFile(await as(ours, 'auditor'), id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(openFile(await as(await clinic()), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('AUD-3: every look and every download is in the trail', async () => {
  const { ours, caller, patientId, request } = await setUp();
  const { id } = await attach(caller, request.id, 'Hello');
  await scanAll(ours);
  const seenBy = async () => {
    const { rows } = await admin.query(
      `select procedure from clinic.access_entries where tenant_id = $1 and patient_ids @> array[$2::uuid] and procedure like 'attachments.%' order by at`,
      [ours.id, patientId],
    );
    return rows.map(({ procedure }) => procedure);
  };
  const before = (await seenBy()).length;
  await caller.attachments.list({ requestId: request.id });
  await openFile(caller, id);
  expect((await seenBy()).slice(before)).toEqual([
    'attachments.list',
    'attachments.link',
    'attachments.part',
  ]);
  const { items } = await caller.audit.search({ entity: 'Attachment', entityId: id });
  expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['CREATE', 'UPDATE', 'EXPORT']));
  // Who it is that has it looked at is told, and what it is called is not.
  expect(JSON.stringify(items)).not.toContain('letter.txt');
  expect(JSON.stringify(items)).toContain('attachments.scan');
});

test('RQ1 RQ2 RQ7 RQ16: over HTTP a file is a download that can do nothing, by a link that is made at each opening', async () => {
  const { ours, caller, request } = await setUp();
  const bytes = Buffer.from(`"Übung"\n${'x'.repeat(400_000)}`);
  const { id } = await attach(caller, request.id, bytes, '../"><svg onload=1>Übung.html');
  await scanAll(ours);
  const host = hostOf(ours);
  const headers = { cookie: await cookieOf(ours, 'staff') };
  const path = `/attachments/${id}/original`;
  const sentOn = await door.knock({ host, path, headers });
  expect(sentOn.status).toBe(303);
  const { location } = sentOn.headers;
  expect(location).toMatch(new RegExp(`^${path}\\?until=[\\w%.-]+&signature=[\\w-]{43}$`));

  const file = await door.knock({ host, path: String(location), headers });
  expect(file.status).toBe(200);
  expect(file.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': `attachment; filename="___svg onload_1__bung.html.txt"; filename*=UTF-8''%22%3E%3Csvg%20onload%3D1%3E%C3%9Cbung.html.txt`,
  });
  expect(file.text).toBe(bytes.toString());

  // Copied, it asks who they are.
  expect((await door.knock({ host, path })).status).toBe(401);
  expect((await door.knock({ host, path: String(location) })).status).toBe(401);
  const other = { cookie: await cookieOf(ours, 'admin') };
  const refused = await door.knock({ host, path: String(location), headers: other });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('This link has ended');
  expect((await door.knock({ host, path: `/attachments/${id}/else`, headers })).status).toBe(400);
  expect((await door.knock({ host, path: '/attachments/nothing/original', headers })).status).toBe(400);
});
