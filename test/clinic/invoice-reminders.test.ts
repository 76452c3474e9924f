import { randomUUID } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reminderBillOf } from '../../server/clinic/invoice-documents/reminder-bill.ts';
import { inLanguage } from '../../server/data/language/in-language.ts';
import { MailSender } from '../../server/operations/mail-sender.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { openDoor } from '../http/front-door.ts';
import { billing, dayFromNow, said } from '../world/billing.ts';
import { bound } from '../world/bound.ts';
import { mailsTo } from '../world/mailbox.ts';
import { openMailServer } from '../world/smtp.ts';
import { admit, as, clinic, hostOf, log, planes, sqlAs, tokenOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const { knock } = await openDoor();

const letter = { how: 'letter' as const, payBy: dayFromNow(14) };
const mail = { ...letter, how: 'mail' as const };

/** A clinic whose patient can be written to. */
const reachable = async (fields: object = {}) => {
  const world = await billing();
  const email = `${randomUUID()}@patient.test`;
  const patient = await world.caller.patients.update({
    ...{ ...versionOf(world.patient), email, contactConsent: 'unasked', ...fields },
  });
  return { ...world, patient, email };
};
const letters = async (email: string) =>
  (await mailsTo(email)).filter(({ kind }) => kind.startsWith('invoice.'));

describe('a reminder', () => {
  test('FIN-1: says when, how, by whom, for how much and until when, and changes nothing of the invoice', async () => {
    const { clinic: of, caller, overdue } = await billing();
    const invoice = await overdue();
    await caller.invoices.pay({ id: invoice.id, amount: 4999, method: 'cash' });
    const desk = await as(of, 'staff');
    const reminded = await desk.invoices.remind({ ...versionOf(invoice), ...letter });
    expect(reminded.reminders).toMatchObject([
      {
        ...{ level: 1, how: 'letter', balance: 1, payBy: letter.payBy },
        ...{ sentOn: dayFromNow(0), author: 'Mo staff', mail: null },
      },
    ]);
    expect(reminded).toMatchObject({ ...versionOf(invoice), dueOn: invoice.dueOn, state: 'part_paid' });
    expect((await caller.invoices.list({ overdue: true })).items).toMatchObject([{ id: invoice.id }]);
  });

  test('FIN-1 S22: by e-mail it is in the language of the patient, and says neither what for nor holds a link', async () => {
    const { caller, overdue, email } = await reachable({ language: 'de' });
    const invoice = await overdue(20, { description: 'Biopsy' });
    await caller.invoices.remind({ ...versionOf(invoice), ...mail });
    const [written, ...others] = await letters(email);
    expect(others).toEqual([]);
    expect(written).toMatchObject({ kind: 'invoice.reminder', status: 'queued', secret: false });
    expect(written?.subject).toContain('Zahlungserinnerung');
    expect(written?.body).toContain(String(invoice.reference));
    expect(written?.body).toMatch(/50,00/);
    expect(written?.body).not.toMatch(/Biopsy|https?:|www\./);
    const { rows } = await admin.query('select body from clinic.mails where recipient = $1', [email]);
    expect(String(rows[0]?.body)).not.toContain(String(invoice.reference));
  });

  test('FIN-1: by letter no e-mail is sent', async () => {
    const { caller, overdue, email } = await reachable();
    await caller.invoices.remind({ ...versionOf(await overdue()), ...letter });
    expect(await letters(email)).toEqual([]);
  });

  test('FIN-1: three are sent, a week apart and each after the day of the one before', async () => {
    const { caller, overdue, laterBy } = await billing();
    const invoice = await overdue();
    const remind = (payBy = letter.payBy) =>
      caller.invoices.remind({ ...versionOf(invoice), how: 'letter', payBy });
    const refused = (message: string) => expect(remind()).rejects.toMatchObject({ message });
    await remind(dayFromNow(1));
    await refused('The last reminder was sent less than 7 days ago.');
    await laterBy(6, invoice.id);
    await refused('The last reminder was sent less than 7 days ago.');
    await laterBy(1, invoice.id);
    await remind();
    await laterBy(14, invoice.id);
    await refused('The last reminder gives time until its new day. Please wait until that is over.');
    await laterBy(1, invoice.id);
    expect((await remind()).reminders.map(({ level }) => level)).toEqual([1, 2, 3]);
    await laterBy(60, invoice.id);
    await refused('The third and last reminder was sent already.');
  });

  test('FIN-1: of ten who remind at once, one does, with one letter', async () => {
    const { caller, overdue, email } = await reachable();
    const invoice = await overdue();
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => caller.invoices.remind({ ...versionOf(invoice), ...mail })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await letters(email)).toHaveLength(1);
  });

  test('FIN-1: goes along with its patient when two are found to be one', async () => {
    const { clinic: of, caller, patient, overdue } = await billing();
    const invoice = await overdue();
    await caller.invoices.remind({ ...versionOf(invoice), ...letter });
    const other = await admit(of);
    const moved = 'update clinic.invoice_reminders set patient_id = $1 where invoice_id = $2';
    expect(await said(of, moved, [other.id, invoice.id])).toBe('keep_invoice');
    await caller.patientMerges.merge({
      ...{ patientId: other.id, version: other.version },
      ...{ mergedId: patient.id, mergedVersion: patient.version },
    });
    expect(await caller.invoices.get({ id: invoice.id })).toMatchObject({
      ...{ patient: { id: other.id }, reminders: [{ level: 1 }] },
    });
  });
});

describe('nobody is reminded', () => {
  test('FIN-1: of a draft, of what is not due yet or due today, nor by who does not write bills', async () => {
    const { clinic: of, caller, draft, issued, overdue } = await billing();
    const remind = (invoice: { id: string; version: number }) =>
      caller.invoices.remind({ ...versionOf(invoice), ...letter });
    await expect(remind(await draft())).rejects.toMatchObject({
      message: 'This invoice is a draft. Please issue it first.',
    });
    for (const early of [await issued(), await overdue(0)])
      await expect(remind(early)).rejects.toMatchObject({ message: 'This invoice is not overdue yet.' });
    const late = await overdue(1);
    for (const role of ['provider', 'auditor'] as const) {
      const other = await as(of, role);
      await expect(other.invoices.remind({ ...versionOf(late), ...letter })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect((await remind(late)).reminders).toHaveLength(1);
  });

  test('MY27: of what is paid to the last cent, or taken back', async () => {
    const { caller, overdue } = await billing();
    const nothing = { message: 'Nothing is owed of this invoice any more.' };
    const paid = await overdue();
    await caller.invoices.pay({ id: paid.id, amount: 5000, method: 'cash' });
    await expect(caller.invoices.remind({ ...versionOf(paid), ...letter })).rejects.toMatchObject(nothing);
    const credited = await overdue();
    const back = await caller.invoices.credit({ ...versionOf(credited), reason: 'Never came' });
    await expect(caller.invoices.remind({ ...versionOf(back), ...letter })).rejects.toMatchObject(nothing);
  });

  test('MY27: by e-mail who has no address, wants none or has died; a letter is written', async () => {
    for (const [fields, message] of [
      [{ email: null }, 'There is no e-mail address of this patient. Please choose a letter.'],
      [
        { contactConsent: 'refused' },
        'This patient wants no e-mails from the clinic. Please choose a letter.',
      ],
      [{ status: 'deceased' }, 'This patient has died, so no e-mail is sent. Please choose a letter.'],
    ] as const) {
      const { caller, overdue, email, patient } = await reachable();
      const invoice = await overdue();
      await caller.patients.update({ ...versionOf(patient), ...fields });
      await expect(caller.invoices.remind({ ...versionOf(invoice), ...mail })).rejects.toMatchObject({
        message,
      });
      expect(await letters(email)).toEqual([]);
      const { reminders } = await caller.invoices.remind({ ...versionOf(invoice), ...letter });
      expect(reminders).toHaveLength(1);
    }
  });

  test('FIN-1: with a day that is not to come, or too far', async () => {
    const { caller, overdue } = await billing();
    const invoice = await overdue();
    const remind = (payBy: string) => caller.invoices.remind({ ...versionOf(invoice), how: 'letter', payBy });
    for (const payBy of [dayFromNow(0), '2020-01-01'])
      await expect(remind(payBy)).rejects.toMatchObject({
        message: 'The new day until when it is to be paid must be still to come.',
      });
    await expect(remind(dayFromNow(181))).rejects.toMatchObject({
      message: 'Please give at most 180 days to pay what is overdue.',
    });
    await expect(remind('2026-02-30')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('TEN-8: of the bill of whom one does not see', async () => {
    const { clinic: of, overdue } = await billing();
    const invoice = await overdue();
    const { id: elsewhere } = await (await as(of)).facilities.create({
      ...{ name: 'Elsewhere', timeZone: 'Europe/Berlin' },
    });
    const { caller: far } = await bound(of, 'staff', [elsewhere]);
    const foreign = await as(await clinic());
    for (const other of [far, foreign])
      await expect(other.invoices.remind({ ...versionOf(invoice), ...letter })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
  });
});

test('MY27 S41: a reminder that waited is sent only if that is owed still, and its patient can be written to', async () => {
  const changes = {
    'as it was': () => undefined,
    paid: ({ caller }, { id }) => caller.invoices.pay({ id, amount: 5000, method: 'card' }),
    'paid in part': ({ caller }, { id }) => caller.invoices.pay({ id, amount: 1, method: 'card' }),
    credited: ({ caller }, invoice) => caller.invoices.credit({ ...versionOf(invoice), reason: 'x' }),
    dead: ({ caller, patient }) => caller.patients.update({ ...versionOf(patient), status: 'deceased' }),
    refused: ({ caller, patient }) =>
      caller.patients.update({ ...versionOf(patient), contactConsent: 'refused' }),
    'written elsewhere': ({ caller, patient }) =>
      caller.patients.update({ ...versionOf(patient), email: `${randomUUID()}@patient.test` }),
  } satisfies Record<
    string,
    (world: Awaited<ReturnType<typeof reachable>>, invoice: { id: string; version: number }) => unknown
  >;
  const waiting: { name: string; email: string; mailNow: () => Promise<unknown> }[] = [];
  for (const [name, change] of Object.entries(changes)) {
    const world = await reachable();
    const invoice = await world.overdue();
    await world.caller.invoices.remind({ ...versionOf(invoice), ...mail });
    await change(world, invoice);
    const mailNow = async () => (await world.caller.invoices.get({ id: invoice.id })).reminders[0]?.mail;
    expect(await mailNow()).toBe('queued');
    waiting.push({ name, email: world.email, mailNow });
  }
  const server = await openMailServer();
  const sender = new MailSender(planes, log, {
    ...{ smtpUrl: server.url, mailFrom: 'MedFlow <medflow@clinic.test>', domain: 'localhost' },
  });
  onTestFinished(() => sender.stop());
  await sender.sendDue();
  for (const { name, email, mailNow } of waiting) {
    const [written] = await letters(email);
    const isTrue = name === 'as it was';
    expect(await mailNow()).toBe(written?.status);
    expect({ name, status: written?.status, fault: written?.fault ?? null }).toEqual({
      ...{ name, status: isTrue ? 'sent' : 'failed', fault: isTrue ? null : 'outdated' },
    });
  }
});

test('FIN-1 MY30: no statement changes or removes a reminder, leaves one out, or asks for what is not owed', async () => {
  const { clinic: of, caller, overdue, issued, draft } = await billing();
  const [invoice, early, unissued] = [await overdue(), await issued(), await draft()];
  await caller.invoices.remind({ ...versionOf(invoice), ...letter });
  for (const set of ['balance = 1', 'level = 2', `how = 'mail'`, 'pay_by = pay_by + 1', 'deleted_at = now()'])
    expect({ set, told: await said(of, `update clinic.invoice_reminders set ${set}`) }).toEqual({
      ...{ set, told: 'keep_ledger' },
    });
  expect(await said(of, 'delete from clinic.invoice_reminders')).toMatch(/permission denied/);

  const add = (values: Record<string, string>) => {
    const row = { level: '2', invoice_id: 'invoice_id', balance: 'balance', pay_by: 'pay_by', ...values };
    return said(
      of,
      `insert into clinic.invoice_reminders (tenant_id, patient_id, how, sent_on, ${Object.keys(row)})
        select tenant_id, patient_id, how, sent_on, ${Object.values(row)} from clinic.invoice_reminders limit 1`,
    );
  };
  // As it should be, so that the audit alone refuses it.
  expect(await add({})).toMatch(/audit entry/);
  for (const level of ['1', '3', '0', 'null']) expect(await add({ level })).toBe('reminders_in_order');
  for (const balance of ['balance - 1', 'balance + 1', '0', '-1'])
    expect(await add({ balance })).toBe('reminders_of_owed');
  for (const { id } of [early, unissued])
    expect(await add({ level: '1', invoice_id: `'${id}'` })).toBe('reminders_of_overdue');
  expect(await add({ pay_by: 'sent_on' })).toBe('invoice_reminders_pay_later');

  await caller.invoices.pay({ id: invoice.id, amount: 5000, method: 'cash' });
  expect(await add({})).toBe('reminders_of_owed');
  expect(await add({ balance: '0' })).toBe('reminders_of_owed');
});

test('FIN-1: a fourth one the database takes from nobody', async () => {
  const { clinic: of, caller, overdue, laterBy } = await billing();
  const invoice = await overdue();
  for (let level = 1; level <= 3; level++) {
    await caller.invoices.remind({ ...versionOf(invoice), how: 'letter', payBy: dayFromNow(1) });
    await laterBy(7, invoice.id);
  }
  expect(
    await said(
      of,
      `insert into clinic.invoice_reminders (tenant_id, patient_id, invoice_id, how, sent_on, balance, pay_by, level)
        select tenant_id, patient_id, invoice_id, how, current_date, balance, current_date + 7, 4
        from clinic.invoice_reminders limit 1`,
    ),
  ).toBe('invoice_reminders_level_known');
});

describe('as a PDF', () => {
  test('FIN-1 MY27: it says what was owed on its day, whatever was paid since, and not what for', async () => {
    const { caller, overdue } = await billing();
    const invoice = await overdue(20, { description: 'Biopsy' });
    await caller.invoices.pay({ id: invoice.id, amount: 1000, method: 'cash' });
    const { reminders } = await caller.invoices.remind({ ...versionOf(invoice), ...letter });
    const [reminder] = reminders;
    if (!reminder) throw new Error('Nobody was reminded.');
    const pdf = () => caller.invoiceDocuments.reminder({ id: invoice.id, reminderId: reminder.id });
    const before = await pdf();
    const paid = await caller.invoices.pay({ id: invoice.id, amount: 4000, method: 'cash' });
    expect(await pdf()).toEqual(before);
    expect(before.name).toBe('INV-000001-1');
    expect(Buffer.from(before.pdf, 'base64').toString('latin1')).toContain('/FontFile2');

    const bill = inLanguage('de', () => reminderBillOf(paid, reminder, 'de-DE'));
    expect(bill).toMatchObject({ title: 'Zahlungserinnerung', lines: [], recipient: [invoice.recipient] });
    expect(bill.last).toEqual(['Noch offen', '40,00\u00a0€']);
    expect(bill.sums.at(-1)).toEqual(['Bisher bezahlt oder zurückgenommen', '-10,00\u00a0€']);
    expect(bill.facts[1]?.[1]).toContain('INV-000001');
    expect(JSON.stringify(bill)).not.toContain('Biopsy');
    const third = inLanguage('de', () => reminderBillOf(paid, { ...reminder, level: 3 }, 'de-DE'));
    expect(third.title).toBe('Dritte und letzte Mahnung');
  });

  test('FIN-1 MY37: it is a link that no cache keeps and no other clinic finds, and each download leaves a trace', async () => {
    const { clinic: of, caller, overdue, patient } = await billing();
    const [invoice, other] = [await overdue(), await overdue()];
    const { reminders } = await caller.invoices.remind({ ...versionOf(invoice), ...letter });
    const reminderId = String(reminders[0]?.id);
    const path = `/invoices/${invoice.id}/reminders/${reminderId}.pdf`;
    const download = async (from: typeof of) =>
      knock({ host: hostOf(from), path, headers: { cookie: `medflow=${await tokenOf(from)}` } });
    const { status, headers } = await download(of);
    expect({ status, type: headers['content-type'], cache: headers['cache-control'] }).toEqual({
      ...{ status: 200, type: 'application/pdf', cache: 'no-store' },
    });
    expect(headers['content-disposition']).toBe('attachment; filename="INV-000001-1.pdf"');
    expect(await download(await clinic())).toMatchObject({ status: 404 });
    expect(await knock({ host: hostOf(of), path })).toMatchObject({ status: 401 });
    const { rows } = await admin.query(
      `select count(*)::int as looks from clinic.access_entries
        where tenant_id = $1 and $2 = any (patient_ids) and procedure = 'invoiceDocuments.reminder'`,
      [of.id, patient.id],
    );
    expect(rows).toEqual([{ looks: 1 }]);
    await expect(caller.invoiceDocuments.reminder({ id: other.id, reminderId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const provider = await as(of, 'provider');
    await expect(provider.invoiceDocuments.reminder({ id: invoice.id, reminderId })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
