import type { AnyRouter } from '@trpc/server';
import type pg from 'pg';
import { type Step, step } from '../steps/step.ts';
import { type Answer, ask } from './ask.ts';
import { differenceOf } from './difference.ts';
import { fixedInputs, mayLeave, otherInputs } from './exceptions.ts';
import type { Fixture } from './fixture.ts';
import {
  fingerprinting,
  inventedLike,
  pointersOf,
  tellTales,
  toldBy,
  type Written,
  writtenBy,
} from './foreign-ids.ts';
import { placesOf, replaced } from './places.ts';
import { type Procedure, proceduresToWalk } from './procedures.ts';
import type { Records } from './records.ts';

export interface Walk {
  fixture: Fixture;
  router: AnyRouter;
  /** Valid input for a procedure in the clinic of these records; throws when there is none. */
  inputFor: (path: string, of: Records) => unknown;
  ours: Records;
  theirs: Records;
  /** Sees everything; only looks. */
  admin: pg.Client;
}

interface Asked {
  path: string;
  answer: Answer;
  /** What the call itself named, and so may get back. */
  given: string[];
}

/** A walk under way: what points at the other clinic, what was answered so far, and who watches over its rows. */
interface Run {
  setting: Walk;
  pointers: Set<string>;
  asked: Asked[];
  watch: Watch;
}

type Hole = Step['holes'][number];
type Found = Pick<Hole, 'object' | 'sentence'>;

/**
 * Calls every procedure as the owner of one clinic with what belongs to another (T5, T6): the answer must be the one that
 * values of nobody get, nothing of the other clinic may change, and no answer may tell of it.
 */
export const walk = async (setting: Walk): Promise<Step[]> => {
  const features = Map.groupBy(proceduresToWalk(setting.router), ({ path }) => path.replace(/\..*$/, ''));
  const asked: Asked[] = [];
  const before = await writtenBy(setting.admin, setting.theirs.clinic.id);
  const pointers = pointersOf(before, setting.theirs, setting.ours);
  const run = { setting, asked, pointers, watch: await watchOver(setting) };
  const steps: Step[] = [];
  for (const [feature, procedures] of features)
    steps.push(
      await step('walk', `${feature}: another clinic’s ids`, () => tryEach(procedures, withForeignIds(run))),
    );
  for (const [feature, procedures] of features)
    steps.push(await step('walk', `${feature}: its own ids`, () => tryEach(procedures, withOwnIds(run))));
  steps.push(await step('walk', 'what the answers tell', () => leaksIn(setting, asked, before)));
  return steps;
};

const tryEach = async (procedures: Procedure[], visit: (procedure: Procedure) => Promise<string[]>) => {
  const holes: Found[] = [];
  for (const procedure of procedures)
    for (const sentence of await visit(procedure))
      holes.push({ object: procedure.path, sentence: `${procedure.path} ${sentence}.` });
  return { objects: procedures.length, holes };
};

/** Runs what must change nothing of the other clinic, and says when it did. */
type Watch = (path: string, work: () => Promise<string[]>) => Promise<string[]>;

const watchOver = async ({ admin, theirs }: Walk): Promise<Watch> => {
  const fingerprint = await fingerprinting(admin, theirs.clinic.id);
  let before = await fingerprint();
  return async (path, work) => {
    const found = await work();
    const after = await fingerprint();
    const harmed = [...before]
      .filter(([table, hash]) => after.get(table) !== hash && !mayLeave[path]?.includes(table))
      .map(([table]) => table);
    before = after;
    return harmed.length > 0 ? [...found, `changes another clinic’s rows in ${harmed.join(', ')}`] : found;
  };
};

const withForeignIds =
  ({ setting, pointers, asked, watch }: Run) =>
  (procedure: Procedure): Promise<string[]> =>
    watch(procedure.path, async () => {
      const { fixture, router, inputFor, ours, theirs } = setting;
      const others = otherInputs[procedure.path] ?? [];
      const inputs = [(of: Records) => inputFor(procedure.path, of), ...others];
      const tries = inputs.flatMap(inputOf => {
        const [mine, foreign] = [inputOf(ours), inputOf(theirs)];
        const places = placesOf(foreign, pointers);
        const chosen = [...places.map(place => [place]), ...(places.length > 1 ? [places] : [])];
        return chosen.map(of => ({ mine, chosen: of }));
      });
      const found = new Set<string>();
      for (const { mine, chosen } of tries) {
        const attempt = async (valueOf: (value: string) => string) => {
          // A mutation may end the session that it came with.
          const session = procedure.type === 'mutation' ? fixture.untouchedToken : fixture.tokenOf;
          const token = await session(ours.clinic);
          const tried = chosen.map(({ value }) => valueOf(value));
          const input = chosen.reduce<unknown>((all, { at }, i) => replaced(all, at, tried[i]), mine);
          const answer = await ask({ fixture, router, of: ours.clinic, token }, procedure, input);
          asked.push({ path: procedure.path, answer, given: tried });
          return { answer, tried };
        };
        const [stolen, invented] = [await attempt(value => value), await attempt(inventedLike)];
        const difference = differenceOf(stolen, invented);
        const where = chosen.map(({ at }) => at.join('.')).join(' and ');
        if (stolen.answer.status >= 500)
          found.add(`fails (${stolen.answer.status}) at another clinic’s ${where}`);
        if (difference)
          found.add(`answers another clinic’s ${where} in another ${difference} than one that is nobody’s`);
      }
      return [...found];
    });

/** Neither a refusal nor a mistake in the question: the answer of a procedure that got as far as its work. */
const worked = (status: number): boolean =>
  (status >= 200 && status < 300) || status === 409 || status === 422;

/** The same with what is one's own, or else every refusal above would prove nothing. */
const withOwnIds =
  ({ setting, pointers, asked, watch }: Run) =>
  (procedure: Procedure): Promise<string[]> =>
    watch(procedure.path, async () => {
      const { fixture, router, inputFor, ours, theirs } = setting;
      const token = await fixture.untouchedToken(ours.clinic);
      const answer = await ask(
        { fixture, router, of: ours.clinic, token },
        procedure,
        inputFor(procedure.path, ours),
      );
      asked.push({ path: procedure.path, answer, given: [] });
      // Its contract took this input, so it was derived wrongly.
      if (answer.status === 400 && !(procedure.path in fixedInputs))
        return [`refuses what was derived for it as invalid: ${answer.body}`];
      const takesIds = placesOf(inputFor(procedure.path, theirs), pointers).length > 0;
      return takesIds && !worked(answer.status)
        ? [`refuses its own clinic’s ids as well (${answer.status}), so nothing is proved of it`]
        : [];
    });

/** Told by the rows as they are at the end, when everything that the calls made is there to be compared with. */
const leaksIn = async ({ admin, theirs }: Walk, asked: Asked[], before: Written) => {
  const tales = tellTales(await writtenBy(admin, theirs.clinic.id), before);
  const holes = new Map<string, Found>();
  for (const { path, answer, given } of asked) {
    const [told] = toldBy(answer.body, tales).filter(tale => !given.includes(tale));
    if (told) holes.set(path, { object: path, sentence: `${path} tells of another clinic: ${told}.` });
  }
  return { objects: asked.length, holes: [...holes.values()] };
};
