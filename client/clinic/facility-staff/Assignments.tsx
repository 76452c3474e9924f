import type { FacilityStaff } from '../../../shared/clinic/facility-staff.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { RecordSection } from '../records/RecordSection.tsx';
import { AssignmentForm } from './AssignmentForm.tsx';
import { assignmentName } from './assignment-words.ts';

/** One of the two. */
type Of = { userId?: string | undefined; facilityId?: string | undefined };

/** Who works in a facility, or in which facilities somebody works; those that are over or to come say so by their days. */
export const Assignments = ({ of }: { of: Of }) => {
  const { date, today } = useFormats();
  const isOfPerson = of.userId !== undefined;
  const spanOf = ({ startsOn, endsOn }: FacilityStaff) => {
    const end = endsOn && `until ${date(endsOn)}`;
    if (endsOn && endsOn < today()) return `${end}, over`;
    return [`${startsOn > today() ? 'from' : 'since'} ${date(startsOn)}`, end].filter(Boolean).join(' ');
  };
  return (
    <RecordSection<FacilityStaff, Of>
      of={of}
      permission="users:write"
      title={isOfPerson ? t('Facilities') : t('Who works here')}
      one="assignment"
      list={api.facilityStaff.list}
      calls={trpc.facilityStaff}
      nameOf={assignmentName}
      render={assignment => (
        <TwoLines
          title={isOfPerson ? assignment.facility.name : assignment.user.name}
          note={[assignment.position, assignment.isPrimary && t('main facility'), spanOf(assignment)]
            .filter(Boolean)
            .join(', ')}
        />
      )}
      Form={AssignmentForm}
    />
  );
};
