import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, Step } from '../../ui/bulk/bulk-action.ts';
import { type Assignment, askForAssignment } from './ask-for-assignment.tsx';

export const patientNoun = { one: 'patient', many: 'patients' };

const assignTo =
  (assignment: Assignment): Step<PatientRow> =>
  async ({ id, version }) => {
    const { practitioner, facility } = await trpc.patients.get.query({ id });
    const changed = await trpc.patients.update.mutate({ id, version, ...assignment });
    const former = {
      ...('practitionerId' in assignment && { practitionerId: practitioner?.id ?? null }),
      ...('facilityId' in assignment && { facilityId: facility?.id ?? null }),
    };
    return { takeBack: () => trpc.patients.update.mutate({ id, version: changed.version, ...former }) };
  };

const assign = (kind: 'practitioner' | 'facility'): BulkAction<PatientRow> => ({
  ...{ offer: `Assign ${kind}…`, doing: t('Assigning'), done: 'assigned' },
  begin: async patients => {
    const assignment = await askForAssignment(kind, patients.length);
    return assignment && assignTo(assignment);
  },
});

/** Those who have bookings to come are refused, and can be moved one by one (K9). */
const toTrash: BulkAction<PatientRow> = {
  ...{ offer: t('Move to trash'), doing: t('Moving to the trash'), done: t('moved to the trash') },
  begin:
    () =>
    async ({ id, version }) => {
      await trpc.patients.trash.mutate({ id, version });
      return { takeBack: () => trpc.patients.restore.mutate({ id }) };
    },
};

/** What one may do with many patients at once. */
export const patientActions = (may: (permission: Permission) => boolean): BulkAction<PatientRow>[] => [
  ...(may('patients:write') ? [assign('practitioner'), assign('facility')] : []),
  ...(may('patients:trash') ? [toTrash] : []),
];
