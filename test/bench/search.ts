import { Agent } from 'node:http';
import { demoFaker } from '../../server/demo/factories/demo-faker.ts';
import { query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { send } from './load.ts';
import { someNames } from './names.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf, databaseTime, statementOf, underPolicies } from './statements.ts';
import { percentile, rounded, timed } from './statistics.ts';

/** What people type: the first two to four letters of a name, or of a first and a last name. */
export const searches = (count: number): string[] => {
  const faker = demoFaker('en-US', 3, 'searches');
  const { first, last } = someNames();
  const start = (names: { name: string }[]) =>
    faker.helpers.arrayElement(names).name.slice(0, faker.number.int({ min: 2, max: 4 }));
  return Array.from({ length: count }, (_, turn) =>
    turn % 2 ? `${start(first)} ${start(last)}` : start(turn % 4 ? first : last),
  );
};

/** Patients by name in the largest clinic: planning and execution in the database, and over HTTP for information. */
export const searchByName = async (stage: Stage, size: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const words = searches(size.searches);
  const inDatabase: number[] = [];
  for (const search of words) {
    const statement = await statementOf(stage, /patients_with/, () =>
      caller.patients.list({ search, limit: 50 }),
    );
    const { planningMs, executionMs } = await underPolicies(stage, () => databaseTime(stage.app, statement));
    inDatabase.push(planningMs + executionMs);
  }
  const overHttp = await overHttpTimes(stage, words);
  return atMost(10, percentile(inDatabase, 0.95), {
    p50Ms: rounded(percentile(inDatabase, 0.5)),
    oneWordP95Ms: rounded(
      percentile(
        inDatabase.filter((_, turn) => turn % 2 === 0),
        0.95,
      ),
    ),
    twoWordsP95Ms: rounded(
      percentile(
        inDatabase.filter((_, turn) => turn % 2 === 1),
        0.95,
      ),
    ),
    maxMs: rounded(Math.max(...inDatabase)),
    httpP50Ms: rounded(percentile(overHttp, 0.5)),
    httpP95Ms: rounded(percentile(overHttp, 0.95)),
    searches: words.length,
  });
};

const overHttpTimes = async (stage: Stage, words: string[]): Promise<number[]> => {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  for (const search of words)
    times.push(
      await timed(() =>
        send(agent, stage.medflow.port, query(stage, 'patients.list', { search, limit: 50 })),
      ),
    );
  agent.destroy();
  return times;
};
