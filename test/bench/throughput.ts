import { bareBooking, bareQuery, mutation, query } from './calls.ts';
import { atLeast, type Figure } from './figures.ts';
import { type Call, type Load, load } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { median, percentile, rounded, sideBySide } from './statistics.ts';

export const CLIENTS = 16;

/** The list of services, 50 rows. */
export const listOverHttp = (stage: Stage, size: Size): Promise<Figure> =>
  compare(stage, size, {
    goal: 0.6,
    ours: client => query(stage, 'services.list', { limit: 50 }, client),
    bare: () => bareQuery(`/services/${stage.clinic.id}`),
  });

/** The first page of patients and the entry that says who saw it. */
export const patientListOverHttp = (stage: Stage, size: Size): Promise<Figure> =>
  compare(stage, size, {
    goal: 0.6,
    ours: client => query(stage, 'patients.list', { limit: 50 }, client),
    bare: () => bareQuery(`/patients/${stage.clinic.id}/${stage.actor.userId}`),
  });

/** A booking and its audit entry. */
export const bookOverHttp = (stage: Stage, size: Size): Promise<Figure> =>
  compare(stage, size, {
    goal: 0.5,
    ours: client => mutation(stage, 'bookings.book', stage.nextWish(), client),
    bare: () => bareBooking(stage, stage.nextWish()),
  });

interface Rivals {
  goal: number;
  ours: (client: number) => Call;
  bare: (client: number) => Call;
}

/** Requests per second of MedFlow as a share of what the bare handler does for the same answer. */
const compare = (
  { medflow, bare: rival }: Stage,
  { rounds, blockMs }: Size,
  { goal, ours, bare }: Rivals,
): Promise<Figure> => {
  const plan = { clients: CLIENTS, forMs: blockMs };
  return throughputRatio(goal, rounds, [
    () => load({ ...plan, port: medflow.port, next: ours }),
    () => load({ ...plan, port: rival.port, next: bare }),
  ]);
};

/** Requests per second of the first load as a share of those of the second. */
export const throughputRatio = async (
  goal: number,
  rounds: number,
  [ours, bare]: [() => Promise<Load>, () => Promise<Load>],
): Promise<Figure> => {
  const seen = await sideBySide(rounds, ours, bare);
  const [failure] = [...seen.ours, ...seen.bare].flatMap(({ errors }) => errors);
  if (failure) throw new Error(`A call of the comparison failed, so it compares nothing: ${failure}`);
  const ratios = seen.ours.map(
    ({ perSecond }, round) => perSecond / (seen.bare[round]?.perSecond ?? Number.NaN),
  );
  return atLeast(goal, median(ratios), {
    perSecond: rounded(median(seen.ours.map(({ perSecond }) => perSecond))),
    barePerSecond: rounded(median(seen.bare.map(({ perSecond }) => perSecond))),
    p95Ms: rounded(
      percentile(
        seen.ours.flatMap(({ times }) => times),
        0.95,
      ),
    ),
    bareP95Ms: rounded(
      percentile(
        seen.bare.flatMap(({ times }) => times),
        0.95,
      ),
    ),
  });
};
