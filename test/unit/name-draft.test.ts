import { expect, test } from 'vitest';
import { draftOf } from '../../client/clinic/patients/name-draft.ts';

test.each([
  ['Zelda Newman', { firstName: 'Zelda', lastName: 'Newman', phone: '' }],
  ['  Newman,  Zelda Maria ', { firstName: 'Zelda Maria', lastName: 'Newman', phone: '' }],
  ['Ana Maria de Souza', { firstName: 'Ana Maria de', lastName: 'Souza', phone: '' }],
  ['Zelda', { firstName: 'Zelda', lastName: '', phone: '' }],
  ['+49 30 901820', { firstName: '', lastName: '', phone: '+49 30 901820' }],
])('FD4: %s is taken as a name or a number', (typed, draft) => {
  expect(draftOf(typed)).toEqual(draft);
});
