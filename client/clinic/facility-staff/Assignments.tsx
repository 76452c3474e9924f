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
    const start = date(startsOn);
    const isToCome = startsOn > today();
    if (!endsOn) return isToCome ? t('from {start}', { start }) : t('since {start}', { start });
    const end = date(endsOn);
    if (endsOn < today()) return t('until {end}, over', { end });
    return isToCome
      ? t('from {start} until {end}', { start, end })
      : t('since {start} until {end}', { start, end });
  };
  return (
    <RecordSection<FacilityStaff, Of>
      of={of}
      permission="users:write"
      title={isOfPerson ? t('Facilities') : t('Who works here')}
      one={t('assignment')}
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
