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
  return compare(
    stage,
    size,
    await statementOf(stage, /from "clinic"\."patients"/, () => caller.patients.get({ id })),
  );
};

/** The first page of patients by name, in the largest clinic. */
export const listUnderPolicy = async (stage: Stage, size: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  return compare(
    stage,
    size,
    await statementOf(stage, /from "clinic"\."patients"/, () => caller.patients.list({ limit: 50 })),
  );
};

/**
 * The application's own statement, which names its clinic in the `where`, under the policy and past it. The value is
 * what the database says it needed to execute; `roundTripRatio` is what a client sees of it, planning included.
 */
const compare = async (stage: Stage, { rounds, calls }: Size, statement: string): Promise<Figure> => {
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
  return atMost(1.05, ratio('inside'), {
    withPolicyMs: rounded(median(ours.map(({ inside }) => inside))),
    explicitMs: rounded(median(bare.map(({ inside }) => inside))),
    roundTripRatio: rounded(ratio('outside')),
  });
};
