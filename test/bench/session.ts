import { Authenticator } from '../../server/access/callers/authenticator.ts';
import { createMetrics } from '../../server/metrics.ts';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { median, percentile, rounded, sideBySide, timed } from './statistics.ts';

/** What the answer must stay below when nothing of the last second is remembered. */
const AFRESH_GOAL = 1;

/**
 * What it costs at each call to find out who calls: session, membership, clinic and signature. The value is a call within
 * the second in which the last answer is believed; `afreshMs` is one that believes nothing and asks the database.
 */
export const sessionCost = async (stage: Stage, { rounds, calls }: Size): Promise<Figure> => {
  const { env, planes, clinic, sessions } = stage;
  const metrics = createMetrics(planes);
  const authenticator = new Authenticator({ planes, domain: env.domain, metrics });
  const [session] = sessions;
  const knock = {
    ...{ host: `${clinic.slug}.${env.domain}`, token: session?.token, signature: session?.signature },
    ...{ requestId: 'bench', address: null },
  };
  const block = (prepare: () => void) => async () => {
    const times: number[] = [];
    for (let call = 0; call < calls; call++) {
      prepare();
      times.push(await timed(() => authenticator.caller(knock)));
    }
    return times;
  };
  await planes.changes.start();
  const forgetAll = () => planes.changes.caches.dropAll();
  const { ours, bare } = await sideBySide(
    rounds,
    block(() => undefined),
    block(forgetAll),
  );
  const [believed, afresh] = [ours.flat(), bare.flat()];
  return atMost(0.3, median(believed), {
    p95Ms: rounded(percentile(believed, 0.95)),
    afreshMs: rounded(median(afresh)),
    afreshP95Ms: rounded(percentile(afresh, 0.95)),
    afreshGoal: AFRESH_GOAL,
  });
};
