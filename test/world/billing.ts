import { Temporal } from 'temporal-polyfill';
import type { TestClinic } from './world.ts';
import { bookable, inContext, sqlAs } from './world.ts';

const admin = await sqlAs('admin');

/** As if it had been entered on another day, which no call can do. */
export const backdate = async (...statements: [string, unknown[]][]): Promise<void> => {
  await admin.query('begin');
  await admin.query('set local session_replication_role = replica');
  for (const [statement, params] of statements) await admin.query(statement, params);
  await admin.query('commit');
};

/** So many days from today, by the calendar of the clinics of tests. */
export const dayFromNow = (days: number): string =>
  `${Temporal.Now.plainDateISO('Europe/Berlin').add({ days })}`;

export const LINE = { description: 'Consultation', visitedOn: '2026-11-02', quantity: 1000, unitPrice: 5000 };

/** A clinic with somebody to bill. */
export const billing = async (...overrides: Parameters<typeof bookable>) => {
  const world = await bookable(...overrides);
  const { caller, patient } = world;
  const draft = (...lines: (Partial<typeof LINE> & Record<string, unknown>)[]) =>
    caller.invoices.write({
      patientId: patient.id,
      lines: (lines.length > 0 ? lines : [{}]).map(line => ({ ...LINE, ...line })),
    });
  const issued = async (...lines: Parameters<typeof draft>) => {
    const { id, version } = await draft(...lines);
    return caller.invoices.issue({ id, version });
  };
  /** One that was due so many days ago. */
  const overdue = async (days = 20, ...lines: Parameters<typeof draft>) => {
    const { id } = await issued(...lines);
    const [day, due] = [dayFromNow(-days - 14), dayFromNow(-days)];
    await backdate(['update clinic.invoices set issued_on = $2, due_on = $3 where id = $1', [id, day, due]]);
    return caller.invoices.get({ id });
  };
  /** Puts all reminders of an invoice so many days back, with the day until when it was to be paid. */
  const laterBy = (days: number, id: string) =>
    backdate([
      'update clinic.invoice_reminders set sent_on = sent_on - $2::int, pay_by = pay_by - $2::int where invoice_id = $1',
      [id, days],
    ]);
  return { ...world, draft, issued, overdue, laterBy };
};

/** What a statement of the app itself is told, with constraints looked at before the audit is. */
export const said = async (of: TestClinic, sql: string, params: unknown[] = []): Promise<string> => {
  const app = await sqlAs('app');
  try {
    await inContext(app, of, async client => {
      await client.query(sql, params);
      await client.query('set constraints clinic.balance_invoice immediate');
    });
    return 'done';
  } catch (error) {
    return error instanceof Error ? `${Reflect.get(error, 'constraint') ?? error.message}` : 'unknown';
  }
};
