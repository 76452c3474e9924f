import { Agent } from 'node:http';
import { DAY } from '../../shared/durations.ts';
import { bareBooking, bareIssue, mutation } from './calls.ts';
import { atLeast, type Figure } from './figures.ts';
import { type Call, send } from './load.ts';
import type { Size } from './size.ts';
import type { Stage, Wish } from './stage.ts';
import { callerOf } from './statements.ts';
import { rounded } from './statistics.ts';

const CLIENTS = 50;

/**
 * 50 clients who all want the same times, each for a patient of their own: exactly one booking comes of each, and the value is
 * how many tries a second MedFlow takes as a share of a bare handler on the same constraint. Whoever loses here is told
 * what else is free, and there nothing. The bare one tries nothing again, so that where all who rush for a time are in each other's
 * way none may get it.
 */
export const bookContention = async (stage: Stage, { slots }: Size): Promise<Figure> => {
  const ours = await rush(
    stage.medflow.port,
    callsFor(wishesOf(stage, slots), (wish, client) => mutation(stage, 'bookings.book', wish, client)),
  );
  const bare = await rush(
    stage.bare.port,
    callsFor(wishesOf(stage, slots), wish => bareBooking(stage, wish)),
  );
  const figure = atLeast(0.5, ours.perSecond / bare.perSecond, {
    booked: ours.done,
    bareBooked: bare.done,
    perSecond: rounded(ours.perSecond),
    barePerSecond: rounded(bare.perSecond),
  });
  return { ...figure, met: figure.met && ours.done === slots };
};

/**
 * 50 clients who issue an invoice each at the same moment, and again: the numbers of the clinic have no gap and no double, or it is missed, and
 * the value is how many a second MedFlow issues as a share of a bare handler that counts up the same row.
 */
export const invoiceContention = async (stage: Stage, { slots }: Size): Promise<Figure> => {
  const rounds = Math.ceil(slots / CLIENTS);
  const ours = await rush(
    stage.medflow.port,
    await draftsFor(stage, rounds, (draft, client) => mutation(stage, 'invoices.issue', draft, client)),
  );
  const bare = await rush(stage.bare.port, await draftsFor(stage, rounds, ({ id }) => bareIssue(stage, id)));
  const { rows } = await stage.admin.query<{ issued: number; last: number; numbers: number }>(
    `select count(*)::int as issued, coalesce(max(number), 0) as last, count(distinct number)::int as numbers
     from clinic.invoices where tenant_id = $1 and status = 'issued'`,
    [stage.clinic.id],
  );
  const { issued = 0, last = 0, numbers = 0 } = rows[0] ?? {};
  const figure = atLeast(0.5, ours.perSecond / bare.perSecond, {
    ...{ issued: ours.done, bareIssued: bare.done, gaps: last - numbers, doubles: issued - numbers },
    ...{ perSecond: rounded(ours.perSecond), barePerSecond: rounded(bare.perSecond) },
  });
  const isWhole = ours.done === rounds * CLIENTS && issued === last && issued === numbers;
  return { ...figure, met: figure.met && isWhole };
};

const wishesOf = ({ nextWish }: Stage, slots: number): Wish[] => Array.from({ length: slots }, nextWish);

/** Every client wants every time, for a patient of its own. */
const callsFor = (wishes: Wish[], call: (wish: Wish, client: number) => Call): Call[][] => {
  const patients = [...new Set(wishes.map(({ patientId }) => patientId))];
  const patientOf = (turn: number) => patients[turn % patients.length] ?? '';
  return Array.from({ length: CLIENTS }, (_, client) =>
    wishes.map((wish, turn) => call({ ...wish, patientId: patientOf(turn + client) }, client)),
  );
};

type Draft = { id: string; version: number };

/** A draft of its own for every client and round. */
const draftsFor = async (
  stage: Stage,
  rounds: number,
  call: (draft: Draft, client: number) => Call,
): Promise<Call[][]> => {
  const caller = callerOf(stage);
  const visitedOn = new Date(Date.now() - 7 * DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
  const calls: Call[][] = [];
  for (let client = 0; client < CLIENTS; client++) {
    const own: Call[] = [];
    for (let round = 0; round < rounds; round++) {
      const { id, version } = await caller.invoices.write({
        patientId: String(stage.patientIds[client % stage.patientIds.length]),
        lines: [{ description: 'Visit', visitedOn, quantity: 1000, unitPrice: 4500 }],
      });
      own.push(call({ id, version }, client));
    }
    calls.push(own);
  }
  return calls;
};

/** All clients at once, each one call after the other. */
const rush = async (port: number, calls: Call[][]) => {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  let done = 0;
  const start = performance.now();
  const one = async (own: Call[]) => {
    for (const call of own) if ((await send(agent, port, call)).status === 200) done += 1;
  };
  await Promise.all(calls.map(one));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { done, perSecond: calls.flat().length / seconds };
};
