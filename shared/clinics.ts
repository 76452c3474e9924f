import { z } from 'zod';

/** The life of a clinic (TEN-2). */
export const ClinicStatus = z.enum([
  'provisioning',
  'trial',
  'active',
  'past_due',
  'suspended',
  'closing',
  'erased',
]);
export type ClinicStatus = z.infer<typeof ClinicStatus>;

/** Where a clinic may go from each state; the trigger `keep_life` says the same in the database. */
export const lifeSteps: Record<ClinicStatus, readonly ClinicStatus[]> = {
  provisioning: ['trial', 'active'],
  trial: ['active', 'past_due', 'suspended', 'closing'],
  active: ['past_due', 'suspended', 'closing'],
  past_due: ['active', 'suspended', 'closing'],
  suspended: ['trial', 'active', 'past_due', 'closing'],
  closing: ['trial', 'active', 'suspended', 'erased'],
  erased: [],
};

const open: readonly ClinicStatus[] = ['trial', 'active', 'past_due', 'closing'];
const writable: readonly ClinicStatus[] = ['trial', 'active'];

/** Whether members may enter at all; the database answers no rows otherwise. */
export const isOpen = (status: ClinicStatus): boolean => open.includes(status);

/** Whether members may change anything; the database refuses writes otherwise. */
export const isWritable = (status: ClinicStatus): boolean => writable.includes(status);
