import type { TestClinic } from './world.ts';
import { bookable, inContext, sqlAs } from './world.ts';

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
  return { ...world, draft, issued };
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
