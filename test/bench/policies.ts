import type pg from 'pg';
import { atMost, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf, databaseTime, statementOf, underPolicies } from './statements.ts';
import { median, rounded, sideBySide, timed } from './statistics.ts';

/** A patient by key. */
export const pointUnderPolicy = async (stage: Stage, size: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const id = stage.patientIds[0] ?? '';
  const work = () => caller.patients.get({ id });
  return compare(stage, size, {
    goal: 3,
    statement: await statementOf(stage, /from "clinic"\."patients"/, work),
  });
};

/** The first page of patients by name, in the largest clinic. */
export const listUnderPolicy = async (stage: Stage, size: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const work = () => caller.patients.list({ limit: 50 });
  return compare(stage, size, {
    goal: 1.8,
    statement: await statementOf(stage, /from "clinic"\."patients"/, work),
  });
};

/**
 * The application's own statement, which names its clinic in the `where`, under the policy and past it. The value is
 * what the database says it needed to execute; `roundTripRatio` is what a client sees of it, planning included.
 */
const compare = async (
  stage: Stage,
  { rounds, calls }: Size,
  { goal, statement }: { goal: number; statement: string },
): Promise<Figure> => {
  const block = async (client: pg.Client) => {
    const [inside, outside]: [number[], number[]] = [[], []];
    for (let call = 0; call < calls; call++) inside.push((await databaseTime(client, statement)).executionMs);
    for (let call = 0; call < calls; call++) outside.push(await timed(() => client.query(statement)));
    return { inside: median(inside), outside: median(outside) };
  };
  const { ours, bare } = await sideBySide(
    rounds,
    () => underPolicies(stage, () => block(stage.app)),
    () => block(stage.admin),
  );
  const ratio = (side: 'inside' | 'outside') =>
    median(ours.map((seen, round) => seen[side] / (bare[round]?.[side] ?? Number.NaN)));
  return atMost(goal, ratio('inside'), {
    withPolicyMs: rounded(median(ours.map(({ inside }) => inside))),
    explicitMs: rounded(median(bare.map(({ inside }) => inside))),
    roundTripRatio: rounded(ratio('outside')),
  });
};
