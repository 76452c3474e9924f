import type { AnyTRPCRouter } from '@trpc/server';
import type pg from 'pg';
import { inputFor, records } from '../world/records.ts';
import type { Answering } from './answering.ts';
import { CLIENTS, type Command, type Question, questionOf } from './command.ts';
import { type Call, effectOf, type Model, type Participant, recordsIn } from './history.ts';
import { judge } from './judge.ts';
import { type Listing, listFaults, waysToList } from './lists.ts';
import { definitionsOf } from './procedures.ts';
import { readTruth } from './truth.ts';

const honest = (input: Call['input']): Question => ({ input, named: [], foreign: false, stale: false });

/** A call in a line, for the report of a run that diverged. */
const inWords = ({ begun, ended, clinic, path, input, code }: Call) =>
  `  ${begun}-${ended} ${clinic.mark} ${path} ${JSON.stringify(input)} ${code}`;

/** The clinics that take part, each with at least one of each record, and with a plan that lets eight clients hurry. */
export const threeClinics = async (): Promise<Participant[]> => {
  const hurried = () => records({ plan: 'professional' });
  const made = [await hurried(), await hurried(), await hurried()];
  return made.map(of => ({ ...of, mark: of.clinic.slug.replaceAll('-', '') }));
};

interface Stage {
  router: AnyTRPCRouter;
  clinics: Participant[];
  admin: pg.Client;
  /** Who answers: the router itself, or servers that are asked over HTTP. */
  answering: Answering;
}

/**
 * Three clinics, a router, and a model of what must be in the database. `run` lets eight clients loose on them and
 * throws when the model does not explain what came of it. The clinics stay the same, so that later runs meet more.
 */
export const openTrial = async ({ router, clinics, admin, answering }: Stage) => {
  const procedures = definitionsOf(router);
  const clinicIds = clinics.map(({ clinic }) => clinic.id);
  const adopted = await readTruth(admin, clinicIds, []);
  let model: Model = new Map([...adopted.rows].map(([id, row]) => [id, { ...row, texts: {} }]));
  /** Into which table each procedure was seen to write. */
  const kinds = new Map<string, string | null>();
  const outcomes = new Map<string, Set<string>>();
  let clock = 0;
  const inFlight = { now: 0, most: 0 };

  const ask = async (clinic: Participant, path: string, prepare: () => Question | Promise<Question>) => {
    const begun = clock++;
    const question = await prepare();
    const isQuery = procedures[path]?.type === 'query';
    inFlight.most = Math.max(inFlight.most, ++inFlight.now);
    const answer = await answering({ clinic, path, isQuery, input: question.input });
    inFlight.now--;
    const call: Call = { clinic, path, isQuery, ...question, begun, ended: clock++, ...answer };
    outcomes.set(path, (outcomes.get(path) ?? new Set()).add(call.code));
    return call;
  };

  /** A clinic has one of what is changed by version but without an id; its version is asked for, as a page would. */
  const versionOfSole = async (clinic: Participant, path: string): Promise<number | undefined> => {
    const { id, version } = Object(inputFor(path, clinic));
    if (version === undefined || id !== undefined) return undefined;
    const [, kind = ''] = /update(\w+)$/.exec(path) ?? [];
    const { answer } = await ask(clinic, path.replace(/\w+$/, 'get'), () => honest(undefined));
    return Object(Object(answer)[kind.toLowerCase()]).version;
  };

  /** A change of many answers with each of them. */
  const learnAmong = ({ isQuery, answer }: Call): void => {
    for (const { id, version } of isQuery ? [] : recordsIn(answer)) {
      const known = model.get(id);
      if (known && version > known.version) model.set(id, { ...known, version });
    }
  };

  const learn = (call: Call): void => {
    const effect = effectOf(call);
    if (!effect) return learnAmong(call);
    const { kind = kinds.get(call.path) ?? null, version = 0, texts = {} } = model.get(effect.id) ?? {};
    const clinicId = call.clinic.clinic.id;
    const known = { clinicId, kind, version: effect.to, trashed: effect.action === 'DELETE', texts };
    if (effect.to > version) model.set(effect.id, known);
  };

  const perform = async (command: Command): Promise<Call> => {
    const { client, path } = command;
    const clinic = clinics[client % clinics.length];
    const definition = procedures[path];
    if (!clinic || !definition) throw new Error(`There is no ${path} to be called.`);
    const call = await ask(clinic, path, async () => {
      const sole = await versionOfSole(clinic, path);
      return questionOf(command, clinic, { model, clinics, definition, versionOfSole: sole });
    });
    learn(call);
    return call;
  };

  const pagesOf = async (clinic: Participant, { path, input }: Listing): Promise<Call[]> => {
    const pages: Call[] = [];
    for (let cursor: unknown; cursor !== null; ) {
      const asked = { ...input, limit: 100, ...(cursor !== undefined && { cursor }) };
      const page = await ask(clinic, path, () => honest(asked));
      pages.push(page);
      cursor = Object(page.answer).nextCursor ?? null;
    }
    return pages;
  };

  const lists: (Listing & { kind: string })[] = [];
  for (const [path, definition] of Object.entries(procedures)) {
    const [clinic] = clinics;
    const [live, trash] = clinic ? waysToList(path, definition, clinic) : [];
    if (!clinic || !live) continue;
    const [first] = (await pagesOf(clinic, live)).flatMap(({ answer }) => recordsIn(answer));
    const kind = first && model.get(first.id)?.kind;
    // Trails have pages as well, but what is in them has no version.
    if (kind) for (const way of trash ? [live, trash] : [live]) lists.push({ ...way, kind });
  }

  let turn = 0;
  const run = async (commands: (Command | null)[]): Promise<void> => {
    const before: Model = new Map(model);
    const lanes = Array.from({ length: CLIENTS }, async (_, client) => {
      const calls: Call[] = [];
      for (const command of commands) if (command?.client === client) calls.push(await perform(command));
      return calls;
    });
    const calls = (await Promise.all(lanes)).flat();
    const listsOf = async (clinic: Participant) => {
      const listed = [];
      for (const list of lists) listed.push({ ...list, pages: await pagesOf(clinic, list) });
      return listed;
    };
    // All lists of all clinics are most of the work; what one of them shows wrongly, it shows a few runs later, too.
    const listed = turn++ % 12 === 0 ? (await Promise.all(clinics.map(listsOf))).flat() : [];
    const everyCall = [...calls, ...listed.flatMap(({ pages }) => pages)];
    const truth = await readTruth(
      admin,
      clinicIds,
      everyCall.map(({ requestId }) => requestId),
    );
    const { divergences, after } = judge(before, clinics, everyCall, truth);
    model = after;
    for (const call of calls) {
      const effect = effectOf(call);
      if (effect?.action === 'CREATE') kinds.set(call.path, model.get(effect.id)?.kind ?? null);
    }
    for (const { pages, kind, trashed } of listed)
      divergences.push(...listFaults(pages, kind, trashed, model));
    if (divergences.length === 0) return;
    const story = calls.toSorted((a, b) => a.begun - b.begun).map(inWords);
    throw new Error([...divergences, 'The calls, by when they began and ended:', ...story].join('\n'));
  };

  return { run, outcomes, inFlight };
};
