import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CheckoutEvent } from '../../server/clinic/checkouts/checkout-event.entity.ts';
import { tillSecret } from '../../server/clinic/checkouts/provider-of.ts';
import { signed } from '../../server/clinic/checkouts/providers/signature.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { readEnv } from '../../server/env.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { appRouter } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { backdate, billing, dayFromNow, said } from '../world/billing.ts';
import { bound } from '../world/bound.ts';
import { openStripe } from '../world/payments.ts';
import { printing } from '../world/probes.ts';
import {
  as,
  clinic,
  contextWith,
  hostOf,
  planes,
  sqlAs,
  systemOf,
  type TestClinic,
  tokenOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const stripe = await openStripe();
const { knock } = await openDoor({ stripeUrl: stripe.url });
const withoutTill = await openDoor({ testTill: false });

type Billing = Awaited<ReturnType<typeof billing>>;

/** A clinic whose invoice of 50.00 can be paid by a link. */
const linked = async (...lines: Parameters<Billing['issued']>) => {
  const world = await billing();
  const invoice = await world.issued(...lines);
  const checkout = await world.caller.checkouts.open({ id: invoice.id });
  return {
    ...world,
    of: world.clinic,
    invoice,
    checkout,
    look: () => world.caller.invoices.get({ id: invoice.id }),
  };
};
type Linked = Awaited<ReturnType<typeof linked>>;

interface Change {
  id?: string;
  kind?: string;
  amount?: number;
  currency?: string;
  checkoutId?: string;
  reference?: string;
}

/** What the till says of a checkout. */
const message = (
  { checkout: { id, amount, currency } }: Pick<Linked, 'checkout'>,
  change: Change = {},
): string =>
  JSON.stringify({
    ...{ id: `evt_${randomUUID()}`, kind: 'paid', checkoutId: id, reference: `till_${id}`, amount, currency },
    ...change,
  });

const send = async (of: TestClinic, body: string, header?: string, provider = 'till') => {
  const signature = header ?? signed(await tillSecret({ planes }, of), Buffer.from(body));
  return knock({
    ...{ host: hostOf(of), path: `/webhooks/payments/${provider}`, method: 'POST', body },
    headers: { [provider === 'till' ? 'medflow-signature' : 'stripe-signature']: signature },
  });
};

const eventsOf = (of: TestClinic) =>
  asActor(planes, systemOf(of), em => em.find(CheckoutEvent, {}), { readOnly: true });

/** The page of a checkout, at whichever clinic's door. */
const pageOf = ({ address }: { address: string | null }): string => new URL(String(address)).pathname;
const press = (of: TestClinic, path: string) => knock({ host: hostOf(of), path, method: 'POST' });

describe('the test till', () => {
  test('FIN-2: says what it is and what is due, and nothing of the patient; who presses pays, once', async () => {
    const { of, checkout, patient, invoice, look } = await linked();
    const path = pageOf(checkout);
    const page = await knock({ host: hostOf(of), path });
    expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(page.text).toContain('This is a test till. No money moves');
    expect(page.text).toContain(String(invoice.reference));
    expect(page.text).toMatch(/50\.00/);
    expect(page.text).not.toContain(patient.lastName);

    for (let presses = 0; presses < 2; presses++)
      expect(await press(of, `${path}/pay`)).toMatchObject({ status: 303, headers: { location: path } });
    expect(await look()).toMatchObject({
      ...{ state: 'paid', balance: 0, checkouts: [{ state: 'paid', address: null }] },
      payments: [{ amount: 5000, method: 'online', note: `till_${checkout.id}`, receivedOn: dayFromNow(0) }],
    });
    expect((await look()).payments).toHaveLength(1);
    expect((await knock({ host: hostOf(of), path })).text).toContain('This is paid.');
  });

  test('FIN-2: who declines can still pay, and who paid cannot decline any more', async () => {
    const { of, checkout, look } = await linked();
    const path = pageOf(checkout);
    await press(of, `${path}/decline`);
    expect(await look()).toMatchObject({ state: 'open', payments: [], checkouts: [{ state: 'declined' }] });
    expect((await knock({ host: hostOf(of), path })).text).toContain('The payment was declined.');
    await press(of, `${path}/pay`);
    await press(of, `${path}/decline`);
    expect(await look()).toMatchObject({ state: 'paid', checkouts: [{ state: 'paid' }] });
  });

  test('FIN-2: a link that nobody used in time is none any more', async () => {
    const { of, checkout, look } = await linked();
    await backdate([
      "update clinic.checkouts set expires_at = now() - interval '1 minute' where id = $1",
      [checkout.id],
    ]);
    const path = pageOf(checkout);
    expect((await knock({ host: hostOf(of), path })).text).toContain('This link can no longer be used.');
    await press(of, `${path}/pay`);
    expect(await look()).toMatchObject({
      state: 'open',
      payments: [],
      checkouts: [{ state: 'expired', address: null }],
    });
  });

  test('T5 T15: a false pass, another clinic’s door and a closed till find nothing', async () => {
    const { of, checkout } = await linked();
    const path = pageOf(checkout);
    const changed = path.replace(/.$/, last => (last === 'A' ? 'B' : 'A'));
    const others = await clinic();
    for (const [host, address] of [
      [hostOf(of), changed],
      [hostOf(of), path.replace(checkout.id, randomUUID())],
      [hostOf(of), '/till/x'],
      [hostOf(others), path],
    ] as const) {
      expect((await knock({ host, path: address })).status).toBe(404);
      expect((await knock({ host, path: `${address}/pay`, method: 'POST' })).status).toBe(404);
    }
    expect((await press(of, `${path}/refund`)).status).toBe(404);
    expect((await withoutTill.knock({ host: hostOf(of), path })).status).toBe(404);
    expect((await withoutTill.knock({ host: hostOf(of), path: `${path}/pay`, method: 'POST' })).status).toBe(
      404,
    );
  });

  test('FIN-2: is there in production only where somebody asked for it', () => {
    const secrets = {
      MEDFLOW_SECRET: 'k'.repeat(20) + randomUUID(),
      MEDFLOW_VAULT_KEY: 'v'.repeat(20) + randomUUID(),
    };
    for (const [NODE_ENV, asked, is] of [
      ['production', {}, false],
      ['staging', {}, false],
      ['production', { MEDFLOW_TEST_TILL: 'true' }, true],
      ['development', {}, true],
      ['development', { MEDFLOW_TEST_TILL: 'false' }, false],
    ] as const)
      expect(readEnv({ NODE_ENV, ...secrets, ...asked }).testTill).toBe(is);
  });
});

describe('a message', () => {
  test('MY22 FIN-2: that comes twice, and ten times at once, counts once', async () => {
    const world = await linked();
    const body = message(world);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(world.of, body)));
    answers.push(await send(world.of, body));
    expect(answers.map(({ status, text }) => [status, text])).toEqual(
      answers.map(() => [200, '{"received":true}']),
    );
    expect((await world.look()).payments).toHaveLength(1);
    expect(await eventsOf(world.of)).toHaveLength(1);
    const print = await printing(admin, world.of);
    const before = await print();
    await send(world.of, body);
    expect(await print()).toEqual(before);
  });

  test('MY22: of the same payment under other names makes one payment, also at once', async () => {
    const world = await linked();
    await Promise.all(Array.from({ length: 6 }, () => send(world.of, message(world))));
    expect((await world.look()).payments).toHaveLength(1);
    expect(await eventsOf(world.of)).toHaveLength(6);
  });

  test('MY24: that is forged, old, changed or another clinic’s is refused, and nothing is written', async () => {
    const world = await linked();
    const [body, secret] = [message(world), await tillSecret({ planes }, world.of)];
    const bytes = Buffer.from(body);
    const now = Math.floor(Date.now() / 1000);
    const foreign = await tillSecret({ planes }, await clinic());
    const print = await printing(admin, world.of);
    const before = await print();
    for (const header of [
      '',
      't=,v1=',
      `t=${now}`,
      `t=${now},v1=${'0'.repeat(64)}`,
      signed('guessed', bytes),
      signed(foreign, bytes),
      signed(secret, bytes, now - 301),
      signed(secret, bytes, now + 302),
      signed(secret, Buffer.from(body.replace('5000', '5001'))),
      // Anew over what was read, as a parser would write it.
      signed(secret, Buffer.from(JSON.stringify(JSON.parse(body), null, 1))),
      signed(secret, bytes).replace('v1', 'v0'),
      signed(secret, bytes).replace(/^t=\d+/, `t=${now - 1}`),
    ]) {
      const { status, text } = await send(world.of, body, header);
      expect([header, status, JSON.parse(text).message]).toEqual([
        header,
        400,
        'This request could not be read.',
      ]);
    }
    expect(await print()).toEqual(before);
    const [, right] = signed(secret, bytes, now - 290).split(',');
    const changing = `t=${now - 290},v1=${'0'.repeat(64)},${right}`;
    expect((await send(world.of, body, changing)).status).toBe(200);
    expect((await world.look()).state).toBe('paid');
  });

  test('MY25: without an amount, of nothing, or of no checkout is an error', async () => {
    const world = await linked();
    const print = await printing(admin, world.of);
    const before = await print();
    for (const body of [
      '',
      '[]',
      'no JSON',
      message(world, { amount: 0 }),
      message(world, { amount: -5000 }),
      message(world, { amount: 0.5 }),
      JSON.stringify({ ...JSON.parse(message(world)), amount: undefined }),
      message(world, { currency: 'euro' }),
      message(world, { checkoutId: 'x' }),
      message(world, { kind: 'refunded' }),
      message(world, { id: 'x'.repeat(256) }),
    ])
      expect([body, (await send(world.of, body)).status]).toEqual([body, 400]);
    expect((await send(world.of, 'x'.repeat(300_000))).status).toBe(413);
    expect(await print()).toEqual(before);
  });

  test('MY25: books what came, not what was asked for: less is a part, more is to the patient’s credit', async () => {
    const less = await linked();
    await send(less.of, message(less, { amount: 1999 }));
    expect(await less.look()).toMatchObject({ state: 'part_paid', paid: 1999, balance: 3001 });
    const more = await linked();
    await send(more.of, message(more, { amount: 6000 }));
    expect(await more.look()).toMatchObject({ state: 'paid', paid: 6000, balance: -1000 });
  });

  test('MY25: of another currency is no payment, and the invoice says that somebody has to look', async () => {
    const world = await linked();
    expect((await send(world.of, message(world, { currency: 'VND' }))).status).toBe(200);
    expect(await world.look()).toMatchObject({
      state: 'open',
      payments: [],
      checkouts: [{ state: 'unclear' }],
    });
    await send(world.of, message(world));
    expect(await world.look()).toMatchObject({ state: 'paid', checkouts: [{ state: 'paid' }] });
  });

  test('MY16: that comes after somebody paid at the desk is booked all the same, and can be given back', async () => {
    const world = await linked();
    const { id } = world.invoice;
    await world.caller.invoices.pay({ id, amount: 5000, method: 'cash' });
    await send(world.of, message(world));
    const { payments } = await world.look();
    expect(await world.look()).toMatchObject({ state: 'paid', paid: 10_000, balance: -5000 });
    const paymentId = String(payments.find(({ method }) => method === 'online')?.id);
    expect(
      await world.caller.invoices.refund({ id, paymentId, amount: 5000, method: 'online' }),
    ).toMatchObject({ balance: 0 });
  });

  test('T5 T6: about another clinic’s checkout is nobody’s, as one about no checkout is', async () => {
    const [ours, theirs] = [await linked(), await linked()];
    const prints = [await printing(admin, ours.of), await printing(admin, theirs.of)];
    const before = await Promise.all(prints.map(print => print()));
    const shapes = [];
    for (const checkoutId of [theirs.checkout.id, randomUUID()]) {
      const { status, text } = await send(
        ours.of,
        message(ours, { checkoutId, reference: `till_${checkoutId}` }),
      );
      const { requestId, ...answer } = JSON.parse(text);
      expect(requestId).toBeTypeOf('string');
      shapes.push({ status, answer });
    }
    expect(shapes[0]).toMatchObject({ status: 404 });
    expect(shapes[1]).toEqual(shapes[0]);
    // Ours, but called by another name than the till gave it.
    expect((await send(ours.of, message(ours, { reference: 'till_other' }))).status).toBe(404);
    expect(await Promise.all(prints.map(print => print()))).toEqual(before);
  });

  test('MY24: is heard nowhere without a secret, nor of a provider that nobody knows', async () => {
    const world = await linked();
    const body = message(world);
    const secret = await tillSecret({ planes }, world.of);
    const ask = { host: hostOf(world.of), method: 'POST', body };
    const headers = { 'medflow-signature': signed(secret, Buffer.from(body)) };
    const path = '/webhooks/payments/till';
    expect((await withoutTill.knock({ ...ask, path, headers })).status).toBe(404);
    expect((await send(world.of, body, signed('', Buffer.from(body)), 'stripe')).status).toBe(404);
    expect((await send(world.of, body, 't=1', 'paypal')).status).toBe(404);
    expect((await knock({ ...ask, host: 'nobody.localhost', path, headers })).status).toBe(404);
    // A browser on another site is no provider.
    const foreign = { ...headers, origin: 'https://evil.test' };
    expect((await knock({ ...ask, path, headers: foreign })).status).toBe(403);
    expect((await world.look()).payments).toEqual([]);
  });
});

const orders = <T>(items: T[]): T[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map(rest => [item, ...rest]));

const KEYS = { apiKey: 'sk_test_12345678abc', webhookSecret: 'whsec_12345678abc' };

/** A clinic with an account of its own, and what Stripe says about its sessions. */
const atStripe = async (...overrides: Parameters<typeof billing>) => {
  const world = await billing(...overrides);
  const of = world.clinic;
  await world.caller.paymentAccount.connect(KEYS);
  const token = await tokenOf(of);
  const caller = appRouter.createCaller({
    ...contextWith(hostOf(of), token),
    payments: { stripeUrl: stripe.url, allowsTill: true },
  });
  const invoice = await world.issued();
  const tell = (type: string, object: object, { secret = KEYS.webhookSecret, ...more }: Tell = {}) => {
    const body = JSON.stringify({
      ...{ id: `evt_${randomUUID()}`, object: 'event', api_version: '2026-01-01', type, livemode: false },
      data: { object: { object: 'checkout.session', ...object } },
      ...more,
    });
    return send(of, body, signed(secret, Buffer.from(body)), 'stripe');
  };
  const look = () => caller.invoices.get({ id: invoice.id });
  return { ...world, of, caller, invoice, tell, look };
};
interface Tell {
  secret?: string;
  id?: string;
  livemode?: boolean;
}

const sessionOf = ({ id }: { id: string }, payment_status = 'paid') => ({
  ...{ id: `cs_test_${id}`, client_reference_id: id, payment_status, amount_total: 5000, currency: 'eur' },
});

const COMPLETED = 'checkout.session.completed';
const EXPIRED = 'checkout.session.expired';
const SUCCEEDED = 'checkout.session.async_payment_succeeded';
const FAILED = 'checkout.session.async_payment_failed';

describe('Stripe', () => {
  test('FIN-2: is asked for a checkout over HTTP, once, with the key of the clinic', async () => {
    const { caller, invoice, of } = await atStripe();
    const opened = await caller.checkouts.open({ id: invoice.id });
    expect(opened).toMatchObject({ provider: 'stripe', amount: 5000, currency: 'EUR', state: 'open' });
    expect(opened.address).toBe(`https://checkout.stripe.test/c/cs_test_${opened.id}`);
    const [asked, ...again] = stripe.asked.filter(({ headers }) => headers['idempotency-key'] === opened.id);
    expect(asked).toMatchObject({
      path: '/v1/checkout/sessions',
      headers: {
        authorization: `Bearer ${KEYS.apiKey}`,
        'content-type': expect.stringMatching(/urlencoded/),
      },
      form: {
        ...{ mode: 'payment', client_reference_id: opened.id },
        'line_items[0][price_data][currency]': 'eur',
        'line_items[0][price_data][unit_amount]': '5000',
        'line_items[0][price_data][product_data][name]': `Invoice ${invoice.reference} of ${of.name}`,
      },
    });
    expect(Number(asked?.form.expires_at) * 1000).toBeLessThan(Date.now() + 86_400_000);
    const back = new URL(String(asked?.form.success_url));
    expect((await knock({ host: hostOf(of), path: back.pathname })).text).toContain('Thank you');
    expect(await caller.checkouts.open({ id: invoice.id })).toEqual(opened);
    expect(again).toEqual([]);
    // Another amount is another checkout.
    await caller.invoices.pay({ id: invoice.id, amount: 1, method: 'cash' });
    expect(await caller.checkouts.open({ id: invoice.id })).toMatchObject({ amount: 4999 });
  });

  test('FIN-2: is asked again for the same one where it gave no answer, and its word is not taken for another', async () => {
    const { caller, invoice, look } = await atStripe();
    const refused = {
      message: 'The payment provider did not open a checkout. Please try again shortly.',
      code: 'UNPROCESSABLE_CONTENT',
    };
    for (const answer of [
      [500, '{}'],
      [401, '{"error":{"message":"Invalid API Key provided: sk_test_12345678abc"}}'],
      [302, ''],
      [200, 'no JSON'],
      [200, '{"id":"cs_1"}'],
      [200, '{"id":"cs_1","url":"javascript:alert(1)"}'],
    ] as const) {
      stripe.answer(() => [...answer]);
      await expect(caller.checkouts.open({ id: invoice.id })).rejects.toMatchObject(refused);
    }
    stripe.answer();
    const { id } = await caller.checkouts.open({ id: invoice.id });
    expect((await look()).checkouts.map(one => one.id)).toEqual([id]);
    const keys = stripe.asked.filter(({ headers }) => headers['idempotency-key'] === id);
    expect(keys).toHaveLength(7);
  });

  test('MY23: a message that is quicker than the answer finds its checkout', async () => {
    const { caller, invoice, tell, look } = await atStripe();
    let told: Promise<{ status: number }> | undefined;
    stripe.answer(({ headers }) => {
      const id = String(headers['idempotency-key']);
      told = tell(COMPLETED, sessionOf({ id }));
      return [200, JSON.stringify({ id: `cs_test_${id}`, url: 'https://checkout.stripe.test/c' })];
    });
    await caller.checkouts.open({ id: invoice.id });
    stripe.answer();
    expect(await told).toMatchObject({ status: 200 });
    expect(await look()).toMatchObject({ state: 'paid', checkouts: [{ state: 'paid' }] });
  });

  test('MY23: all orders of the same messages lead to one end', async () => {
    const ends = new Set<string>();
    const { caller, issued, tell } = await atStripe();
    for (const order of orders(['open', EXPIRED, FAILED, SUCCEEDED])) {
      const { id } = await issued();
      const checkout = await caller.checkouts.open({ id });
      for (const type of order)
        await (type === 'open'
          ? tell(COMPLETED, sessionOf(checkout, 'unpaid'))
          : tell(type, sessionOf(checkout)));
      const { state, payments, checkouts } = await caller.invoices.get({ id });
      ends.add(
        JSON.stringify([state, payments.map(({ amount }) => amount), checkouts.map(one => one.state)]),
      );
    }
    expect([...ends]).toEqual([JSON.stringify(['paid', [5000], ['paid']])]);
  });

  test('MY26: a payment on its way is neither paid nor failed: no other link, no reminder; then it comes or does not', async () => {
    const { caller, overdue, tell } = await atStripe();
    const invoice = await overdue();
    const checkout = await caller.checkouts.open({ id: invoice.id });
    await tell(COMPLETED, sessionOf(checkout, 'unpaid'));
    const look = () => caller.invoices.get({ id: invoice.id });
    expect(await look()).toMatchObject({ state: 'open', payments: [], checkouts: [{ state: 'pending' }] });
    const waits = { message: 'A payment of this invoice is on its way. Please wait until it is here.' };
    await expect(caller.checkouts.open({ id: invoice.id })).rejects.toMatchObject(waits);
    const reminder = { ...versionOf(invoice), how: 'letter' as const, payBy: dayFromNow(14) };
    await expect(caller.invoices.remind(reminder)).rejects.toMatchObject(waits);
    await tell(FAILED, sessionOf(checkout, 'unpaid'));
    expect(await look()).toMatchObject({ state: 'open', checkouts: [{ state: 'declined' }] });
    expect((await caller.invoices.remind(reminder)).reminders).toHaveLength(1);
    const second = await caller.checkouts.open({ id: invoice.id });
    expect(second.id).not.toBe(checkout.id);
    await tell(SUCCEEDED, sessionOf(second));
    expect(await look()).toMatchObject({ state: 'paid' });
  });

  test('MY24: a rehearsal is not taken for money, nor what lacks an amount; what is not ours is let pass', async () => {
    const { caller, invoice, tell, look, of } = await atStripe();
    const checkout = await caller.checkouts.open({ id: invoice.id });
    const print = await printing(admin, of);
    const before = await print();
    expect((await tell(COMPLETED, sessionOf(checkout), { livemode: true })).status).toBe(400);
    expect((await tell(COMPLETED, { ...sessionOf(checkout), amount_total: null })).status).toBe(400);
    expect((await tell(COMPLETED, { ...sessionOf(checkout), amount_total: 0 })).status).toBe(400);
    expect((await tell(COMPLETED, sessionOf(checkout), { secret: 'whsec_other1234' })).status).toBe(400);
    expect((await tell('customer.created', { id: 'cus_1' })).status).toBe(200);
    expect((await tell(COMPLETED, { ...sessionOf(checkout), client_reference_id: null })).status).toBe(200);
    expect((await tell(COMPLETED, { ...sessionOf(checkout), client_reference_id: 'shop-1' })).status).toBe(
      200,
    );
    expect(await print()).toEqual(before);
    expect((await look()).payments).toEqual([]);
  });

  test('FIN-2: takes crowns of Iceland with hundredths that they have not', async () => {
    const { caller, patient, tell } = await atStripe();
    const line = { description: 'Visit', visitedOn: '2026-11-02', quantity: 1000, unitPrice: 7000 };
    const draft = await caller.invoices.write({ patientId: patient.id, currency: 'ISK', lines: [line] });
    const { id } = await caller.invoices.issue(versionOf(draft));
    const checkout = await caller.checkouts.open({ id });
    const asked = stripe.asked.find(({ headers }) => headers['idempotency-key'] === checkout.id);
    expect(asked?.form['line_items[0][price_data][unit_amount]']).toBe('700000');
    const session = { ...sessionOf(checkout), amount_total: 700_000, currency: 'isk' };
    expect((await tell(COMPLETED, { ...session, amount_total: 700_050 })).status).toBe(400);
    expect((await tell(COMPLETED, session)).status).toBe(200);
    expect(await caller.invoices.get({ id })).toMatchObject({ state: 'paid', paid: 7000 });
  });

  test('FIN-2: keys are told to nobody and sealed; those of before are heard for a week', async () => {
    const { caller, invoice, tell, look, of } = await atStripe();
    const checkout = await caller.checkouts.open({ id: invoice.id });
    const other = { apiKey: 'rk_live_87654321xyz', webhookSecret: 'whsec_87654321xyz' };
    const told = await caller.paymentAccount.connect(other);
    expect(told).toMatchObject({ provider: 'stripe', keys: { isLive: true } });
    expect(told.webhookAddress).toMatch(/\/webhooks\/payments\/stripe$/);
    const { rows } = await admin.query('select * from clinic.payment_accounts where tenant_id = $1', [of.id]);
    expect(rows).toHaveLength(2);
    const trail = await admin.query(
      "select changes from clinic.audit_entries where tenant_id = $1 and entity = 'PaymentAccount'",
      [of.id],
    );
    const kept = JSON.stringify([told, trail.rows, rows.map(row => Object.values(row).map(String))]);
    expect(kept).not.toMatch(/12345678abc|87654321xyz/);
    // Sessions of before are rehearsals, as their account was.
    expect((await tell(COMPLETED, sessionOf(checkout))).status).toBe(200);
    expect(await look()).toMatchObject({ state: 'paid' });
    await backdate([
      "update clinic.payment_accounts set deleted_at = now() - interval '8 days' where tenant_id = $1 and deleted_at is not null",
      [of.id],
    ]);
    expect((await tell(COMPLETED, sessionOf(checkout))).status).toBe(400);
    expect(await caller.paymentAccount.disconnect()).toMatchObject({ provider: 'till', keys: null });
  });

  test('FIN-2: is connected by those who lead the clinic, with keys that look like keys', async () => {
    const of = await clinic();
    for (const role of ['staff', 'provider', 'auditor'] as const)
      await expect((await as(of, role)).paymentAccount.connect(KEYS)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    const caller = await as(of);
    for (const wrong of [
      { apiKey: 'pk_live_12345678' },
      { webhookSecret: 'sk_live_12345678' },
      { apiKey: '' },
    ])
      await expect(caller.paymentAccount.connect({ ...KEYS, ...wrong })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    expect(await caller.paymentAccount.get()).toMatchObject({ keys: null });
    const answers = await Promise.allSettled(
      Array.from({ length: 4 }, () => caller.paymentAccount.connect(KEYS)),
    );
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true);
    const { rows } = await admin.query(
      'select from clinic.payment_accounts where tenant_id = $1 and deleted_at is null',
      [of.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('a link to pay', () => {
  test('FIN-2: is for what is due of an issued invoice, one for as many as ask at once', async () => {
    const { caller, draft, issued, clinic: of } = await billing();
    await expect(caller.checkouts.open({ id: (await draft()).id })).rejects.toMatchObject({
      message: 'This invoice is a draft. Please issue it first.',
    });
    const invoice = await issued();
    const { id } = invoice;
    const desk = await as(of, 'staff');
    const links = await Promise.all(Array.from({ length: 5 }, () => desk.checkouts.open({ id })));
    expect(new Set(links.map(link => link.id)).size).toBe(1);
    await caller.invoices.pay({ id, amount: 5000, method: 'cash' });
    await expect(desk.checkouts.open({ id })).rejects.toMatchObject({
      message: 'Nothing is owed of this invoice any more.',
    });
    await expect((await as(of, 'provider')).checkouts.open({ id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('FIN-2: is not made where nobody takes money', async () => {
    const { issued, clinic: of } = await billing();
    const { id } = await issued();
    const context = contextWith(hostOf(of), await tokenOf(of));
    const payments = { stripeUrl: stripe.url, allowsTill: false };
    const caller = appRouter.createCaller({ ...context, payments });
    await expect(caller.checkouts.open({ id })).rejects.toMatchObject({
      message: 'Nobody takes payments for this clinic yet. Please connect an account in the settings.',
    });
    expect(await caller.paymentAccount.get()).toMatchObject({ provider: null });
  });

  test('T5 TEN-8: is made by nobody who does not see its patient', async () => {
    const { issued, clinic: of } = await billing();
    const { id } = await issued();
    const { id: elsewhere } = await (await as(of)).facilities.create({
      ...{ name: 'Elsewhere', timeZone: 'Europe/Berlin' },
    });
    const { caller: far } = await bound(of, 'staff', [elsewhere]);
    for (const other of [far, await as(await clinic())])
      await expect(other.checkouts.open({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('MY23: the database itself takes no step back, and lets what was asked for stay', async () => {
    const world = await linked();
    await send(world.of, message(world));
    const { id } = world.checkout;
    for (const change of [
      "state = 'open', payment_id = null",
      "state = 'declined'",
      'amount = 1',
      "currency = 'USD'",
      "reference = 'other'",
      "provider = 'stripe'",
    ])
      expect([
        change,
        await said(world.of, `update clinic.checkouts set ${change} where id = $1`, [id]),
      ]).toEqual([change, 'keep_checkout']);
    expect(await said(world.of, 'update clinic.checkouts set deleted_at = now() where id = $1', [id])).toBe(
      'keep_checkout',
    );
    expect(await said(world.of, "update clinic.checkout_events set kind = 'declined'")).toMatch(
      /permission denied/,
    );
  });
});
