import { z } from 'zod';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { poolOf } from './statements.ts';
import { median, percentile, rounded, sideBySide, timed } from './statistics.ts';

const One = z.object({ one: z.literal(1) });

/** What a clinic's transaction costs more than a bare round trip on the same pool: open, sign, close. */
export const contextCost = async (stage: Stage, { rounds, calls }: Size): Promise<Figure> => {
  const pool = await poolOf(stage);
  const statement = 'select 1 as one';
  const block = (work: () => Promise<unknown>) => async () => {
    const times: number[] = [];
    for (let call = 0; call < calls; call++) times.push(await timed(work));
    return times;
  };
  const { ours, bare } = await sideBySide(
    rounds,
    block(() => asActor(stage.planes, stage.actor, em => inClinic(em, One, statement), { readOnly: true })),
    block(() => pool.query(statement)),
  );
  const [inContext, alone] = [ours.flat(), bare.flat()];
  return atMost(0.3, median(inContext) - median(alone), {
    inContextMs: rounded(median(inContext)),
    bareMs: rounded(median(alone)),
    inContextP95Ms: rounded(percentile(inContext, 0.95)),
  });
};
