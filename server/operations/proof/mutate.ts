import type pg from 'pg';
import type { ProofHole } from '../../../shared/platform/proof.ts';
import { catalogue } from './catalogue.ts';
import type { Fault } from './faults.ts';
import { type Step, step } from './steps/step.ts';

const holesIn = async (admin: pg.Client): Promise<ProofHole[]> =>
  (await catalogue(admin)).flatMap(({ holes }) => holes);

/**
 * Plants each of these faults: checks that find nothing are only worth something if they would have found it. Of a kind, one
 * fault for each object stands at the same time, and what is not beyond doubt then is planted again on its own; each is taken
 * back before the next. `admin` is a superuser on the scratch database.
 */
export const mutate = async (admin: pg.Client, faults: Fault[], signal?: AbortSignal): Promise<Step[]> => {
  const steps: Step[] = [];
  const whole = new Set((await holesIn(admin)).map(({ sentence }) => sentence));
  const newHoles = async () => (await holesIn(admin)).filter(({ sentence }) => !whole.has(sentence));
  for (const [kind, planted] of Map.groupBy(faults, ({ fault }) => fault))
    steps.push(
      await step('mutation', kind, async () => {
        const holes = [];
        for (const round of roundsOf(planted))
          for (const fault of await doubtfulIn(admin, round, newHoles)) {
            signal?.throwIfAborted();
            const missed = await missedBy(admin, fault, newHoles);
            if (missed) holes.push({ object: fault.object, sentence: `${kind} (${fault.sql}) ${missed}.` });
          }
        return { objects: planted.length, holes };
      }),
    );
  return steps;
};

type NewHoles = () => Promise<ProofHole[]>;

/** The first fault of every object, then the second of each, and so on. */
const roundsOf = (faults: Fault[]): Fault[][] => {
  const ofObjects = [...Map.groupBy(faults, ({ object }) => object).values()];
  const longest = Math.max(...ofObjects.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => ofObjects.flatMap(of => of[n] ?? []));
};

/** Runs work in a transaction of which nothing remains. */
const takenBack = async <T>(admin: pg.Client, work: () => Promise<T>): Promise<T> => {
  await admin.query('begin');
  try {
    return await work();
  } finally {
    await admin.query('rollback');
  }
};

/** The faults of a round without a finding that names their object and no other of the round. */
const doubtfulIn = (admin: pg.Client, round: Fault[], newHoles: NewHoles): Promise<Fault[]> =>
  takenBack(admin, async () => {
    const doubtful: Fault[] = [];
    const standing: Fault[] = [];
    for (const fault of round) {
      await admin.query('savepoint planting');
      const isPlanted = await admin.query(fault.sql).then(
        () => true,
        () => admin.query('rollback to savepoint planting').then(() => false),
      );
      (isPlanted ? standing : doubtful).push(fault);
    }
    const named = (await newHoles()).map(hole => namedBy(hole, standing));
    const certain = new Set(named.flatMap(faults => (faults.length === 1 ? faults : [])));
    return [...doubtful, ...standing.filter(fault => !certain.has(fault))];
  });

/** Why a fault on its own went unnoticed; null when a finding names its object. */
const missedBy = (admin: pg.Client, { object, sql }: Fault, newHoles: NewHoles): Promise<string | null> =>
  takenBack(admin, async () => {
    const planted = await admin.query(sql).then(
      () => null,
      (error: Error) => error.message,
    );
    if (planted !== null) return `could not be planted: ${planted}`;
    const found = await newHoles();
    if (found.length === 0) return 'is found by no check';
    return found.some(hole => names(hole, object)) ? null : `is found, but no finding names ${object}`;
  });

const isAmong = (text: string, wanted: string): boolean => text.split(/[^\w$]+/).includes(wanted);

const names = ({ object, sentence }: ProofHole, wanted: string): boolean =>
  isAmong(`${object} ${sentence}`, wanted);

/** The faults whose objects a finding is about or, where it is about none of them, tells of; a sentence may have a table's name for a word. */
const namedBy = (hole: ProofHole, faults: Fault[]): Fault[] => {
  const about = faults.filter(({ object }) => isAmong(hole.object, object));
  return about.length > 0 ? about : faults.filter(({ object }) => names(hole, object));
};
