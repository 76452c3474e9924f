import { expect, test } from 'vitest';
import { expectKept, passedOver, warnOfAlike } from '../../server/clinic/admission/admission.ts';
import { asksNothing, lackingIn } from '../../shared/clinic/admission.ts';

const nobody = { birthDate: null, phone: null, email: null, identifier: null };
const fieldsLacking = (entered: object, needs: object) =>
  lackingIn({ ...nobody, ...entered }, { ...asksNothing, ...needs }).map(({ field }) => field);

test('SET-1: a clinic asks of a new patient what it has set, and of nobody else', () => {
  expect(fieldsLacking({}, {})).toEqual([]);
  expect(
    fieldsLacking({}, { birthDateRequired: true, contactRequired: 'any', numberRequired: true }),
  ).toEqual([...['birthDate', 'phone', 'identifier']]);
  expect(fieldsLacking({ email: 'a@b.test' }, { contactRequired: 'any' })).toEqual([]);
  expect(fieldsLacking({ email: 'a@b.test' }, { contactRequired: 'phone' })).toEqual(['phone']);
  expect(fieldsLacking({ phone: '030 123456' }, { contactRequired: 'email' })).toEqual(['email']);
  expect(fieldsLacking({ phone: '030 123456' }, { contactRequired: 'phone' })).toEqual([]);
});

test('SET-1: who came before the clinic asked for it goes on without, and nobody loses what is asked for', () => {
  const needs = { ...asksNothing, birthDateRequired: true, contactRequired: 'any' as const };
  const known = { ...nobody, birthDate: '1980-05-17' };
  expect(() => expectKept({ before: nobody, now: nobody }, needs, 'UTC')).not.toThrow();
  expect(() => expectKept({ before: nobody, now: known }, needs, 'UTC')).not.toThrow();
  expect(() => expectKept({ before: known, now: nobody }, needs, 'UTC')).toThrow('birth date');
});

test('SET-1: a phone is a family’s, and whoever has the same name and another birth date is somebody else', () => {
  const warned = (
    birthDate: string | null,
    alike: ('name' | 'birthDate' | 'phone')[],
    theirs: string | null,
  ) => warnOfAlike({ birthDate }, [{ alike, birthDate: theirs }]).map(({ kind }) => kind);
  const likely = ['alike-patient'];
  expect(warned('1980-05-17', ['birthDate'], '1980-05-17')).toEqual(likely);
  expect(warned('1980-05-17', ['name'], null)).toEqual(likely);
  expect(warned(null, ['name'], '1980-05-17')).toEqual(likely);
  expect(warned('1980-05-17', ['name', 'phone'], '1981-05-17')).toEqual([]);
  expect(warned(null, ['phone'], null)).toEqual([]);
});

test('SET-1: a reason is kept only where there was something to warn of', () => {
  const reason = 'Her twin';
  const warnings = warnOfAlike({ birthDate: null }, [{ alike: ['name'], birthDate: null }]);
  expect(passedOver(warnings, { reason })).toBe(reason);
  expect(passedOver([], { reason })).toBeNull();
  expect(() => passedOver(warnings, undefined)).toThrow(
    'A patient who is here already is probably the same person. Please give a reason to enter them all the same.',
  );
});
