import type pg from 'pg';
import type { ProofHole } from '../../../shared/platform/proof.ts';
import { catalogue } from './catalogue.ts';
import type { Fault } from './faults.ts';
import { type Step, step } from './steps/step.ts';

const holesIn = async (admin: pg.Client): Promise<ProofHole[]> =>
  (await catalogue(admin)).flatMap(({ holes }) => holes);

/**
 * Plants each of these faults in turn: checks that find nothing are only worth something if they would have found it. Each is
 * taken back before the next. `admin` is a superuser on the scratch database.
 */
export const mutate = async (admin: pg.Client, faults: Fault[], signal?: AbortSignal): Promise<Step[]> => {
  const steps: Step[] = [];
  const whole = new Set((await holesIn(admin)).map(({ sentence }) => sentence));
  for (const [kind, planted] of Map.groupBy(faults, ({ fault }) => fault))
    steps.push(
      await step('mutation', kind, async () => {
        const holes = [];
        for (const fault of planted) {
          signal?.throwIfAborted();
          const missed = await missedBy(admin, fault, whole);
          if (missed) holes.push({ object: fault.object, sentence: `${kind} (${fault.sql}) ${missed}.` });
        }
        return { objects: planted.length, holes };
      }),
    );
  return steps;
};

/** Why a fault went unnoticed; null when a finding names its object. */
const missedBy = async (
  admin: pg.Client,
  { object, sql }: Fault,
  before: Set<string>,
): Promise<string | null> => {
  await admin.query('begin');
  try {
    const planted = await admin.query(sql).then(
      () => null,
      (error: Error) => error.message,
    );
    if (planted !== null) return `could not be planted: ${planted}`;
    const found = (await holesIn(admin)).filter(({ sentence }) => !before.has(sentence));
    if (found.length === 0) return 'is found by no check';
    return found.some(hole => names(hole, object)) ? null : `is found, but no finding names ${object}`;
  } finally {
    await admin.query('rollback');
  }
};

const names = ({ object, sentence }: ProofHole, wanted: string): boolean =>
  `${object} ${sentence}`.split(/[^\w$]+/).includes(wanted);
