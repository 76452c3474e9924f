import { systemHand } from '../../server/data/trails/system-action.ts';
import { resealing } from '../../server/operations/reseal.ts';
import { rotateKey } from '../../server/platform/keys/rotate-key.ts';
import { query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { type Load, load } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { median, percentile, rounded, sideBySide } from './statistics.ts';

/** Members who read while it goes on. */
const READERS = 2;
/** Blocks long enough that most of each is sealing anew, and not the making of a key. */
const LONGER = 3;

/**
 * How much longer a page of patients takes (95th percentile) while the clinic's key is rotated and what it sealed is sealed anew,
 * as a share of what it takes otherwise (PHI-2, E4).
 */
export const rotationImpact = async (stage: Stage, size: Size): Promise<Figure> => {
  const { planes, clinic, medflow } = stage;
  const forMs = size.blockMs * LONGER;
  const ask = () =>
    load({
      ...{ port: medflow.port, clients: READERS, forMs },
      next: client => query(stage, 'patients.list', { limit: 50 }, client),
    });
  let rotations = 0;
  // Once in each block: no server looks for a third key within a call, as it had to where a clinic is sealed anew in no time.
  const rotateUntil = async (isOver: () => boolean): Promise<void> => {
    await rotateKey(planes, systemHand('bench'), clinic);
    rotations += 1;
    planes.vault.forget(clinic.id);
    const sealSome = resealing();
    while (!isOver() && (await sealSome(planes, clinic)));
  };
  const besides = async (): Promise<Load> => {
    let isOver = false;
    const rotation = rotateUntil(() => isOver);
    const seen = await ask();
    isOver = true;
    await rotation;
    return seen;
  };
  const seen = await sideBySide(size.rounds, besides, ask);
  const p95 = (loads: Load[]) => median(loads.map(({ times }) => percentile(times, 0.95)));
  const [failure] = [...seen.ours, ...seen.bare].flatMap(({ errors }) => errors);
  if (failure) throw new Error(`A read failed: ${failure}`);
  return atMost(1.2, p95(seen.ours) / p95(seen.bare), {
    rotatingP95Ms: rounded(p95(seen.ours)),
    idleP95Ms: rounded(p95(seen.bare)),
    rotations,
  });
};
