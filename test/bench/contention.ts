import { Agent } from 'node:http';
import { bareBooking, mutation } from './calls.ts';
import { atLeast, type Figure } from './figures.ts';
import { type Call, send } from './load.ts';
import type { Size } from './size.ts';
import type { Stage, Wish } from './stage.ts';
import { rounded } from './statistics.ts';

const CLIENTS = 50;

/**
 * 50 clients who all want the same times, each for a patient of their own: exactly one booking comes of each, and the value is
 * how many tries a second MedFlow takes as a share of a bare handler on the same constraint. Whoever loses here is told
 * what else is free, and there nothing. The bare one tries nothing again, so that where all who rush for a time are in each other's
 * way none may get it.
 */
export const bookContention = async (stage: Stage, { slots }: Size): Promise<Figure> => {
  const ours = await rush(stage.medflow.port, wishesOf(stage, slots), (wish, client) =>
    mutation(stage, 'bookings.book', wish, client),
  );
  const bare = await rush(stage.bare.port, wishesOf(stage, slots), wish => bareBooking(stage, wish));
  const figure = atLeast(0.5, ours.perSecond / bare.perSecond, {
    booked: ours.booked,
    bareBooked: bare.booked,
    perSecond: rounded(ours.perSecond),
    barePerSecond: rounded(bare.perSecond),
  });
  return { ...figure, met: figure.met && ours.booked === slots };
};

const wishesOf = ({ nextWish }: Stage, slots: number): Wish[] => Array.from({ length: slots }, nextWish);

const rush = async (port: number, wishes: Wish[], call: (wish: Wish, client: number) => Call) => {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  const patients = [...new Set(wishes.map(({ patientId }) => patientId))];
  let booked = 0;
  const start = performance.now();
  const one = async (client: number) => {
    for (const [turn, wish] of wishes.entries()) {
      const patientId = patients[(turn + client) % patients.length] ?? wish.patientId;
      const { status } = await send(agent, port, call({ ...wish, patientId }, client));
      if (status === 200) booked += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, client) => one(client)));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { booked, perSecond: (CLIENTS * wishes.length) / seconds };
};
