import { mutation, query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { type Call, load } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { percentile, rounded, sideBySide } from './statistics.ts';

const CLIENTS = 4;

/** The same records, of as many clinics. */
export const crowded = (size: Size, clinics: number): Size => {
  const patients = 2 * size.mostClinics;
  return { ...size, clinics, patients, bookings: patients / 5 };
};

/** How much longer a call takes (95th percentile) where there are many clinics than where there are few. */
export const clinicsGrowth = async (many: Stage, few: Stage, size: Size): Promise<Figure> => {
  const list = await growth(many, few, size, (stage, client) =>
    query(stage, 'services.list', { limit: 50 }, client),
  );
  const book = await growth(many, few, size, (stage, client) =>
    mutation(stage, 'bookings.book', stage.nextWish(), client),
  );
  return atMost(1.1, Math.max(list.ratio, book.ratio), {
    listRatio: rounded(list.ratio),
    bookRatio: rounded(book.ratio),
    listP95Ms: rounded(list.p95),
    bookP95Ms: rounded(book.p95),
  });
};

const growth = async (
  many: Stage,
  few: Stage,
  { rounds, blockMs }: Size,
  call: (stage: Stage, client: number) => Call,
) => {
  const at = (stage: Stage) => () =>
    load({
      ...{ port: stage.medflow.port, clients: CLIENTS, forMs: blockMs },
      next: client => call(stage, client),
    });
  const { ours, bare } = await sideBySide(rounds, at(many), at(few));
  const [failure] = [...ours, ...bare].flatMap(({ errors }) => errors);
  if (failure) throw new Error(`A call of the comparison failed, so it compares nothing: ${failure}`);
  const p95 = (loads: typeof ours) =>
    percentile(
      loads.flatMap(({ times }) => times),
      0.95,
    );
  return { p95: p95(ours), ratio: p95(ours) / p95(bare) };
};
