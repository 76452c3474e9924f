import type { ProofHole, ProofReport } from '../../../../shared/platform/proof.ts';

type Part = ProofHole['part'];

/** What a step tried and where a promise broke. */
interface Tried {
  objects: number;
  holes: { object: string; sentence: string }[];
}

/** One line of the report with its holes. */
export interface Step {
  line: ProofReport['checks'][number];
  holes: ProofHole[];
}

/** Runs one step of the proof and takes its time. */
export const step = async (part: Part, check: string, work: () => Promise<Tried>): Promise<Step> => {
  const started = performance.now();
  const { objects, holes } = await work();
  const ms = Math.round(performance.now() - started);
  return {
    line: { part, check, objects, outcome: holes.length > 0 ? 'broken' : 'held', ms },
    holes: holes.map(hole => ({ part, check, ...hole })),
  };
};
