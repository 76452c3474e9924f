import { query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { type Load, load } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { median, percentile, rounded, sideBySide } from './statistics.ts';

const FLOOD = 50;
const QUIET = 2;
/** Blocks as long as a few refusals, so that connecting fifty clients is a small part of each. */
const LONGER = 3;

/**
 * How much longer one clinic waits because another floods the server with more than its plan allows: the 95th percentile
 * of the quiet one beside the flood, as a share of what it is alone (IDN-8, D5).
 */
export const noisyNeighbour = async (stage: Stage, size: Size): Promise<Figure> => {
  const { medflow, neighbour, admin } = stage;
  await admin.query(
    `insert into platform.plans (code, name, price, calls_per_minute, token_calls_per_minute)
     values ('bench-noisy', 'Bench', 0, 300, 60) on conflict do nothing`,
  );
  await admin.query("update platform.clinics set plan = 'bench-noisy' where id = $1", [stage.clinic.id]);
  const quiet = { ...stage, ...neighbour };
  const ask = (forMs: number) =>
    load({
      port: medflow.port,
      clients: QUIET,
      forMs,
      next: client => query(quiet, 'services.list', { limit: 50 }, client),
    });
  const flood = (forMs: number, clients = FLOOD) =>
    load({
      port: medflow.port,
      clients,
      forMs,
      next: client => query(stage, 'services.list', { limit: 50 }, client),
    });
  // Until the plan is believed and its calls are used up: what follows is the flood that goes on regardless.
  for (let tries = 0; (await flood(500, QUIET)).errors.length === 0; tries++)
    if (tries === 60) throw new Error('The flood is never refused.');
  const forMs = size.blockMs * LONGER;
  const besides = async (): Promise<Load> => {
    const [seen, refused] = await Promise.all([ask(forMs), flood(forMs)]);
    if (!refused.errors.some(error => error.startsWith('429')))
      throw new Error('The flood was not refused, so this measures something else.');
    return seen;
  };
  const seen = await sideBySide(size.rounds, besides, () => ask(forMs));
  const p95 = (loads: Load[]) => median(loads.map(({ times }) => percentile(times, 0.95)));
  const [failure] = [...seen.ours, ...seen.bare].flatMap(({ errors }) => errors);
  if (failure) throw new Error(`The quiet clinic was refused: ${failure}`);
  return atMost(1.1, p95(seen.ours) / p95(seen.bare), {
    besideP95Ms: rounded(p95(seen.ours)),
    aloneP95Ms: rounded(p95(seen.bare)),
  });
};
