import { type ClinicStatus, lifeSteps } from '../../../shared/clinics.ts';
import type { ClinicStep } from '../../../shared/platform/console-clinics.ts';

const leadsTo: Record<ClinicStep, ClinicStatus> = {
  ...{
    reactivate: 'active',
    markPastDue: 'past_due',
    suspend: 'suspended',
    close: 'closing',
    erase: 'erased',
  },
};

/** The steps that a clinic in this state may take. */
export const stepsFrom = (status: ClinicStatus): ClinicStep[] =>
  (Object.keys(leadsTo) as ClinicStep[]).filter(step => lifeSteps[status].includes(leadsTo[step]));
