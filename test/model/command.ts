import fc from 'fast-check';
import { z } from 'zod';
import type { Definition } from '../../server/api/procedures.ts';
import { replaced } from '../../server/operations/proof/walk/places.ts';
import { inputFor } from '../world/records.ts';
import { idsIn, isId, pathsTo, valueAt, versionsIn } from '../world/values.ts';
import { faker } from '../world/world.ts';
import type { Call, Model, Participant } from './history.ts';

export const CLIENTS = 8;

/** What a client is about to do. It is drawn before anything is known, so that a seed draws the same again. */
export interface Command {
  /** One of eight; its clinic is the one of its number. */
  client: number;
  path: string;
  /** Whether it tries with something of another clinic. */
  foreign: boolean;
  /** Whether it decides on a version that is over. */
  stale: boolean;
  /** Decides everything else: which records, which values. */
  dice: number;
}

/**
 * The commands of one run: 20 % reach for another clinic, 10 % are late. Each run has a few procedures only, so that
 * clients get in each other's way. Shrinking leaves commands out, which is what null stands for.
 */
export const commands = (paths: string[], length: number): fc.Arbitrary<(Command | null)[]> => {
  const oneIn = (n: number) => fc.nat(n - 1).map(drawn => drawn === n - 1);
  const topics = fc.shuffledSubarray(paths, {
    minLength: Math.min(4, paths.length),
    maxLength: Math.min(12, paths.length),
  });
  const command = fc.record({
    client: fc.nat(CLIENTS - 1),
    topic: fc.nat(),
    foreign: oneIn(5),
    stale: oneIn(10),
    dice: fc.nat(),
  });
  const drawn = fc.array(fc.option(command, { freq: 1000 }), { minLength: length, maxLength: length });
  return fc
    .tuple(topics, drawn)
    .map(([among, all]) => all.map(one => one && { ...one, path: among[one.topic % among.length] ?? '' }));
};

interface Stage {
  model: Model;
  clinics: Participant[];
  definition: Definition;
  /** The current version of what has no id because a clinic has only one of it. */
  versionOfSole: number | undefined;
}

export type Question = Pick<Call, 'input' | 'named' | 'foreign' | 'stale'>;

let written = 0;

/**
 * Makes a question of a command: the procedure's example (server/operations/proof/walk/inputs.ts), with every id replaced by
 * another of the same kind and state, the version that is known, texts that carry the clinic's mark, and other times.
 */
export const questionOf = (
  { path, dice, ...wish }: Command,
  clinic: Participant,
  { model, clinics, definition: { type, inputs }, versionOfSole }: Stage,
): Question => {
  faker.seed(dice);
  const accepts = (candidate: unknown) => inputs.every(schema => schema.safeParse(candidate).success);
  const other = faker.helpers.arrayElement(clinics.filter(({ mark }) => mark !== clinic.mark));
  const [example, foreign] = [inputFor(path, clinic), inputFor(path, other)];
  const ids = idsIn(example);
  const stolen = wish.foreign && ids.length > 0 ? faker.helpers.arrayElement(ids) : null;
  let input = ids.reduce((filled, at) => {
    const [owner, like] = at === stolen ? [other, foreign] : [clinic, example];
    const given = String(valueAt(like, at));
    // A hold that was booked is known by the id of its booking, and other bookings are no holds.
    return replaced(filled, at, at.at(-1) === 'holdId' ? given : another(model, owner, given));
  }, example);
  input = moved(marked(input, clinic, accepts), faker.number.int({ max: 60 }));

  const searches = type === 'query' && accepts({ ...Object(input), search: 'x' });
  const reaches = wish.foreign && !stolen && searches;
  if (reaches || (searches && faker.datatype.boolean()))
    input = { ...Object(input), search: (reaches ? other : clinic).mark };

  const { id, version } = Object(input);
  const current = id ? model.get(id)?.version : versionOfSole;
  const stale = wish.stale && version !== undefined && current !== undefined && current > 1;
  if (version !== undefined && current !== undefined)
    input = replaced(input, ['version'], stale ? current - 1 : current);
  for (const at of versionsIn(input).filter(({ length }) => length > 0)) {
    const known = model.get(Object(valueAt(input, at)).id);
    if (known) input = replaced(input, [...at, 'version'], known.version);
  }
  const named = idsIn(input).flatMap(at => {
    const known = model.get(String(valueAt(input, at)));
    const isOwn = known?.clinicId === clinic.clinic.id;
    return isOwn ? [{ id: String(valueAt(input, at)), trashed: known.trashed }] : [];
  });
  return { input: input as Question['input'], named, foreign: stolen !== null || reaches, stale };
};

/** The input with a new text, in which the clinic's mark stands, wherever the contract takes any text. */
const marked = (input: unknown, { mark }: Participant, accepts: (candidate: unknown) => boolean): unknown =>
  pathsTo(input, leaf => typeof leaf === 'string' && !isId(leaf)).reduce((filled, at) => {
    if (/password/i.test(`${at.at(-1)}`)) return filled;
    const text = `${mark}x${++written}`;
    const candidates = [text, `${text}@example.org`].map(value => replaced(filled, at, value));
    return candidates.find(accepts) ?? filled;
  }, input);

/** The input with all its times so many hours later. */
const moved = (input: unknown, hours: number): unknown =>
  pathsTo(input, leaf => z.iso.datetime().safeParse(leaf).success).reduce((filled, at) => {
    const later = Date.parse(String(valueAt(filled, at))) + hours * 3_600_000;
    return replaced(filled, at, new Date(later).toISOString());
  }, input);

/** A record of the clinic to take in place of the example: mostly in use or in the trash as that one was to be. */
const another = (model: Model, { clinic, trashed }: Participant, example: string): string => {
  const known = model.get(example);
  if (!known) return example;
  const wanted = Object.values(trashed).some(({ id }) => id === example);
  const anyState = faker.number.int({ max: 9 }) === 0;
  const pool = [...model].flatMap(([id, { clinicId, kind, trashed }]) =>
    clinicId === clinic.id && kind === known.kind && (anyState || trashed === wanted) ? [id] : [],
  );
  const keeps = pool.includes(example) && faker.datatype.boolean();
  return keeps || pool.length === 0 ? example : faker.helpers.arrayElement(pool);
};
