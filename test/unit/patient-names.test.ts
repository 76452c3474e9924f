import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';

/** Where a name may stand without its marks, and why. */
const without = new Map([
  ['booking-details/BookingDetails.tsx', 'says the alerts whole below the name'],
  ['day-sheet/PractitionerSheet.tsx', 'prints the alerts whole below the name'],
  ['dependents/tell-what-is-left.tsx', 'says what stays booked elsewhere, and books nobody'],
  ['imports/DoneStep.tsx', 'says who stays after an import was undone'],
  ['invoices/DraftForm.tsx', 'says who is billed, whom nobody treats by it'],
  ['invoices/InvoicesPage.tsx', 'says who is billed, whom nobody treats by it'],
  ['messages/thread-columns.tsx', 'says who wrote, and books nobody'],
]);

test('P9 P10: wherever somebody is booked, their name is written with its marks', () => {
  const cwd = join(projectRoot, 'client/clinic');
  const bare = globSync('**/*.tsx', { cwd }).filter(file =>
    // Not within a sentence, which is said once something is done.
    /(?<!\$)\{(?:[\w.]+ \? [\w.]+ : )?(?:\w+\.)?patient\.name\}/.test(readFileSync(join(cwd, file), 'utf8')),
  );

  expect(bare.toSorted()).toEqual([...without.keys()].toSorted());
});
