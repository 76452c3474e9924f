import { uuidsIn } from '../world/values.ts';
import { type Call, effectOf, type Known, type Model, type Participant, recordsIn } from './history.ts';
import { livesOf, misreadings } from './lives.ts';
import { causeless } from './refusals.ts';
import type { Entry, Truth } from './truth.ts';

export interface Verdict {
  /** What neither the model nor the other calls explain, one sentence each. */
  divergences: string[];
  /** What the model knows now. */
  after: Model;
}

/**
 * Compares what eight clients were answered with what is in the tables afterwards. The model is made of inputs and
 * answers alone: it never looks at the tables to find out what should be in them.
 */
export const judge = (
  before: Model,
  clinics: Participant[],
  calls: Call[],
  { rows, entries, owners }: Truth,
): Verdict => {
  const divergences: string[] = [];
  const report = ({ path, clinic, code }: Call, what: string) =>
    divergences.push(`${path} by ${clinic.mark} (${code}) ${what}`);
  const entriesOf = Map.groupBy(entries, entry => entry.requestId);
  const traced = calls.map(call => ({ ...call, entries: entriesOf.get(call.requestId) ?? [] }));
  // What a call changed besides the record it answers with is not predicted: its audit entry explains it.
  const predicted = new Set(calls.map(call => `${call.requestId} ${effectOf(call)?.id}`));
  const besides = entries.filter(({ requestId, entityId }) => !predicted.has(`${requestId} ${entityId}`));
  const explained = new Set(besides.map(({ entityId }) => entityId));

  const told = calls.filter(call => !explained.has(effectOf(call)?.id ?? null));
  const lives = livesOf(before, told, report);
  for (const call of traced) {
    const foreign = clinics.filter(({ mark }) => mark !== call.clinic.mark);
    for (const what of leaks(call, foreign, owners)) report(call, what);
    for (const what of strayTraces(call)) report(call, what);
    const refusal = causeless(call, traced);
    if (refusal) report(call, refusal);
    for (const seen of recordsIn(call.answer).filter(({ id }) => !explained.has(id))) {
      const life = lives.get(seen.id);
      for (const what of life ? misreadings(seen, life, call) : [`shows ${seen.id}, which nobody made`])
        report(call, what);
    }
  }

  const after: Model = new Map();
  for (const { id, kind, entries: changes, ...found } of rows.values()) {
    const expected = lives.get(id)?.states.at(-1);
    if (found.version !== changes)
      divergences.push(
        `${kind} ${id} is in version ${found.version}, but its audit tells of ${changes} changes`,
      );
    if (!explained.has(id) && (!expected || inWords(expected) !== inWords(found)))
      divergences.push(
        `${kind} ${id} is ${inWords(found)}; expected was ${expected ? inWords(expected) : 'none'}`,
      );
    after.set(id, { ...found, kind, texts: expected?.texts ?? {} });
  }
  for (const id of lives.keys())
    if (!rows.has(id)) divergences.push(`${id} is in the answers, but in no table of these clinics`);
  return { divergences, after };
};

const inWords = ({ version, trashed, clinicId }: Pick<Known, 'version' | 'trashed' | 'clinicId'>) =>
  `version ${version}${trashed ? ' in the trash' : ''} of clinic ${clinicId}`;

/** Whether the answer holds anything of another clinic: an id out of any table, its name, or a text written there. */
const leaks = ({ answer }: Call, foreign: Participant[], owners: Map<string, string>): string[] => {
  const text = JSON.stringify(answer ?? null);
  const foreignIds = new Set(foreign.map(({ clinic }) => clinic.id));
  const ids = uuidsIn(text).filter(id => foreignIds.has(owners.get(id) ?? ''));
  const names = foreign.filter(({ mark, clinic }) => text.includes(mark) || text.includes(clinic.slug));
  return [
    ...ids.map(id => `shows the id ${id} of another clinic`),
    ...names.map(({ mark }) => `shows a text of ${mark}`),
  ];
};

/** Whether the audit of the call is what it must be: in the own clinic, in the caller's name, and only of what was done. */
const strayTraces = (call: Call & { entries: Entry[] }): string[] => {
  const effect = effectOf(call);
  const strays = call.entries.filter(
    ({ clinicId, actorId, procedure }) =>
      clinicId !== call.clinic.clinic.id || actorId !== call.clinic.ownerId || procedure !== call.path,
  );
  const own = call.entries
    .filter(({ entityId }) => effect && entityId === effect.id)
    .map(({ action }) => action);
  const changes = call.entries.filter(({ action }) => action !== 'EXPORT' || call.code !== 'OK');
  const due = effect && effect.to !== effect.from ? [effect.action] : [];
  return [
    ...strays.map(({ entityId }) => `is in the audit of another clinic or in another name, for ${entityId}`),
    ...((call.isQuery || call.code !== 'OK') && changes.length > 0 ? ['changed something all the same'] : []),
    ...(`${own}` === `${due}`
      ? []
      : [`has the entries [${own}] in the audit for ${effect?.id}, not [${due}]`]),
  ];
};
