import { type Call, type Effect, effectOf, type Known, type Model, textsOf } from './history.ts';

/** A record during one run: what it was in each of its versions, oldest first. */
export interface Life {
  states: Known[];
  effects: Effect[];
}

type Report = (call: Call, what: string) => unknown;

/**
 * Puts the successful calls on each record in an order. Eight are in flight, so the order of the answers says nothing,
 * but the version does: each change must continue where exactly one other ended. Two that won the same version, a
 * version left out, or a change to what lay in the trash is reported.
 */
export const livesOf = (before: Model, calls: Call[], report: Report): Map<string, Life> => {
  const lives = new Map<string, Life>(
    [...before].map(([id, known]) => [id, { states: [known], effects: [] }]),
  );
  const effects = calls.flatMap(call => effectOf(call) ?? []).sort((a, b) => a.to - b.to);
  for (const effect of effects) {
    const life = lives.get(effect.id) ?? { states: [], effects: [] };
    lives.set(effect.id, life);
    life.effects.push(effect);
    if (effect.to !== effect.from) life.states.push(next(life.states.at(-1), effect, report));
    // A change that says nothing new leaves the version as it is, but what clients write here is always new.
    else if (Object.keys(textsOf(effect.call.input, effect.call.clinic)).length > 0)
      report(effect.call, `left ${effect.id} as it was`);
  }
  return lives;
};

const next = (state: Known | undefined, { call, id, action, from, to }: Effect, report: Report): Known => {
  const now = state?.version ?? 0;
  if (from !== now || to !== now + 1)
    report(call, `took ${id} from version ${from} to ${to}, but another call left it at ${now}`);
  if ((state?.trashed ?? false) !== (action === 'RESTORE'))
    report(call, `did ${action} to ${id}, which was ${state?.trashed ? '' : 'not '}in the trash`);
  // What is written may be shown under another name, such as why a request was called off.
  const written = textsOf(call.input, call.clinic);
  const renamed = Object.entries(textsOf(call.answer, call.clinic)).filter(([, text]) =>
    Object.values(written).includes(text),
  );
  const unseen = Object.entries(written).filter(([, text]) => !renamed.some(([, shown]) => shown === text));
  // A cancellation that is taken back takes its reason along.
  const { cancellationReason, ...others } = state?.texts ?? {};
  const isForgotten = call.path === 'bookings.takeBack' || cancellationReason === undefined;
  const kept = isForgotten ? others : { ...others, cancellationReason };
  return {
    clinicId: call.clinic.clinic.id,
    kind: state?.kind ?? null,
    version: to,
    trashed: action === 'DELETE',
    texts: { ...kept, ...Object.fromEntries([...unseen, ...renamed]) },
  };
};

/**
 * What is wrong with a record as an answer shows it: a version it never had, one that was over before the call began,
 * or other texts than were written in that version.
 */
export const misreadings = (
  seen: { id: string; version: number },
  { states, effects }: Life,
  { begun }: Call,
): string[] => {
  const state = states.find(({ version }) => version === seen.version);
  if (!state) return [`shows ${seen.id} in version ${seen.version}, which it never had`];
  const answered = effects.filter(({ call }) => call.ended < begun).map(({ to }) => to);
  // A record that was there before the run begins with a version; one that is made in it has none until then.
  const least = Math.max(states[0]?.version ?? 0, ...answered);
  const late =
    seen.version < least ? [`shows ${seen.id} in version ${seen.version}, ${least} was answered before`] : [];
  const fields: Record<string, unknown> = { ...seen };
  const wrong = Object.entries(state.texts).filter(([name, text]) => name in fields && fields[name] !== text);
  const trashed = 'deletedAt' in fields && (fields.deletedAt !== null) !== state.trashed;
  return [
    ...late,
    ...wrong.map(
      ([name]) => `shows another ${name} of ${seen.id} than was written in version ${seen.version}`,
    ),
    ...(trashed ? [`is wrong about whether ${seen.id} is in the trash`] : []),
  ];
};
