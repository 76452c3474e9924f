import { expect, test } from 'vitest';
import { clinicLabels } from '../../server/metrics.ts';

test('OPS-10: so many clinics have figures of their own, and those after them are counted together', () => {
  const labelOf = clinicLabels(2);
  expect(['a', 'b', 'c', 'a', undefined].map(labelOf)).toEqual(['a', 'b', 'other', 'a', 'none']);
});
