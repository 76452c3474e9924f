import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { stringsIn } from '../../server/operations/proof/walk/foreign-ids.ts';
import { inputsOf } from '../../server/operations/proof/walk/inputs.ts';
import { proceduresToWalk } from '../../server/operations/proof/walk/procedures.ts';
import type { Records } from '../../server/operations/proof/walk/records.ts';
import { walk } from '../../server/operations/proof/walk/walk.ts';
import { appRouter } from '../../server/router.ts';
import type { ProofHole } from '../../shared/platform/proof.ts';
import { careless } from '../fixtures/careless.router.ts';
import { inputFor, records } from '../world/records.ts';
import { fixture, sqlAs } from '../world/world.ts';

// The walk over procedures that break isolation, each in a way of its own: a walk that finds nothing is only worth
// something if it finds these.
const admin = await sqlAs('admin');
const [ours, theirs] = [await records(), await records()];
let holes: ProofHole[];

beforeAll(async () => {
  // Two clinics may well have a name in common, and one of them may give it up.
  const name = 'Both have this name';
  await admin.query('update clinic.facilities set name = $1 where id = $2', [name, ours.facility.id]);
  await admin.query('update clinic.services set name = $1 where id = $2', [name, theirs.service.id]);
  const input = (path: string, of: Records) =>
    path === 'careless.listsEverybody' ? undefined : { id: of.facility.id };
  const steps = await walk({ fixture, router: careless(admin), inputFor: input, ours, theirs, admin });
  holes = steps.flatMap(step => step.holes);
});

const sentencesAbout = (name: string) =>
  holes.filter(({ object }) => object === `careless.${name}`).map(({ sentence }) => sentence);

test.each([
  [
    'skipsTheFilter',
    [
      'answers another clinic’s id in another status than one that is nobody’s.',
      `tells of another clinic: ${theirs.facility.name}.`,
    ],
  ],
  ['refusesDifferently', ['answers another clinic’s id in another status than one that is nobody’s.']],
  ['wordsItDifferently', ['answers another clinic’s id in another body than one that is nobody’s.']],
  ['looksDifferent', ['answers another clinic’s id in another shape than one that is nobody’s.']],
  ['listsEverybody', [expect.stringContaining('tells of another clinic: ')]],
  ['touchesOthers', ['changes another clinic’s rows in clinic.audit_entries, clinic.facilities.']],
  ['refusesEverybody', ['refuses its own clinic’s ids as well (404), so nothing is proved of it.']],
])('OPS-7 T5 T6: the walk names %s, which reads past the clinic', (name, sentences) => {
  expect(sentencesAbout(name).map(sentence => sentence.replace(`careless.${name} `, ''))).toEqual(sentences);
});

test('OPS-7: the walk names a procedure that refuses what its contract took', () => {
  const [sentence, ...others] = sentencesAbout('refusesAsInvalid');
  expect(others).toEqual([]);
  expect(sentence).toContain('careless.refusesAsInvalid refuses what was derived for it as invalid');
  expect(sentence).toContain('This id is too old.');
});

test('OPS-7: the walk has nothing to say of procedures as they should be, though a name was changed under one', () => {
  expect([...sentencesAbout('sound'), ...sentencesAbout('renames')]).toEqual([]);
});

test('OPS-7: a procedure whose input cannot be derived stops the walk and is named, with the field', async () => {
  const router = careless(admin);
  const unknown = walk({ fixture, router, inputFor: inputsOf(router), ours, theirs, admin });
  await expect(unknown).rejects.toThrow('careless.sound gets no valid input from its contract');
  await expect(unknown).rejects.toThrow('nothing that is known fits id.');
});

test('OPS-7 T5: whoever can reach the other clinic is noticed at every procedure that takes an id', async () => {
  // The caller is the other clinic's own owner, so all that the walls keep away from a stranger is there to be seen.
  const insider = { ...ours, clinic: theirs.clinic };
  const steps = await walk({ fixture, router: appRouter, inputFor, ours: insider, theirs, admin });
  const named = new Set(steps.flatMap(({ holes }) => holes).map(({ object }) => object));
  const takeIds = proceduresToWalk(appRouter)
    .map(({ path }) => path)
    .filter(path => stringsIn(inputFor(path, theirs)).some(text => z.uuid().safeParse(text).success));
  // It is told whom to leave out, and finds nobody else by the name of a patient of another clinic.
  const leavingOut = ['patients.alike'];
  expect(takeIds.filter(path => !named.has(path))).toEqual(leavingOut);
  expect(takeIds.length).toBeGreaterThan(20);
}, 300_000);
