import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences, Step } from '../../ui/bulk/bulk-action.ts';
import { type Assignment, askForAssignment } from './ask-for-assignment.tsx';

export const patientSentences: RowSentences = {
  choices: t('Selected patients'),
  selected: count => t('{count, plural, one {# patient selected} other {# patients selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # patient} other {Undo # patients}}', { count }),
  asBefore: count =>
    t('{count, plural, one {# patient as before.} other {# patients as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# patient left as before.} other {# patients left as before.}}', { count }),
  refused: count => t('{count, plural, one {# patient refused:} other {# patients refused:}}', { count }),
};

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
  offer: kind === 'practitioner' ? t('Assign practitioner…') : t('Assign facility…'),
  doing: t('Assigning'),
  done: count => t('{count, plural, one {# patient assigned.} other {# patients assigned.}}', { count }),
  begin: async patients => {
    const assignment = await askForAssignment(kind, patients.length);
    return assignment && assignTo(assignment);
  },
});

/** Those who have bookings to come are refused, and can be moved one by one (K9). */
const toTrash: BulkAction<PatientRow> = {
  ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
  done: count =>
    t('{count, plural, one {# patient moved to the trash.} other {# patients moved to the trash.}}', {
      count,
    }),
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
