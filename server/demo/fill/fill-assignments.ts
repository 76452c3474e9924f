import type { OpeningHours } from '../../../shared/clinic/availability.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { FacilityStaff } from '../../clinic/facility-staff/facility-staff.entity.ts';
import { User } from '../../clinic/users/user.entity.ts';
import type { Blueprint, Member } from '../blueprints/blueprint.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, memberId, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

const positions: Partial<Record<Member['role'], string>> = {
  owner: 'Head of the clinic',
  admin: 'Practice manager',
  provider: 'Practitioner',
  staff: 'Front desk',
};

/** The facilities a member works in, the one of most hours first; whoever has no hours is in the first one. */
const workplacesOf = ({ hours = [] }: Member): number[] => {
  const days = new Map<number, number>();
  for (const { facility, weekdays } of hours) days.set(facility, (days.get(facility) ?? 0) + weekdays.length);
  return days.size > 0 ? [...days].toSorted((a, b) => b[1] - a[1]).map(([facility]) => facility) : [0];
};

/** Who works where in a demo clinic; the first of somebody's facilities is their main one. */
export const fillAssignments = async (workplace: Workplace): Promise<number> => {
  const { blueprint } = workplace;
  const planned = blueprint.members.flatMap(member => {
    const position = positions[member.role];
    if (!position || member.inactive) return [];
    return workplacesOf(member).map((facility, n) => ({
      ...{ id: recordId(blueprint.slug, 'assignment', `${member.login} ${facility}`), position },
      ...{ userId: memberId(blueprint, member), facilityId: facilityId(blueprint, facility) },
      isPrimary: n === 0,
    }));
  });
  const lacking = await missing(workplace, 'facility_staff', planned);
  return asMember(workplace, someone(blueprint, 'admin'), 'facilityStaff.create', async em => {
    const users = new Map((await em.find(User, {})).map(user => [user.id, user]));
    const facilities = new Map((await em.find(Facility, {})).map(facility => [facility.id, facility]));
    let added = 0;
    for (const { userId, facilityId: at, ...fields } of lacking) {
      const [user, facility] = [users.get(userId), facilities.get(at)];
      // Somebody put one of the two into the trash meanwhile.
      if (!user || !facility) continue;
      em.create(FacilityStaff, { ...fields, user, facility, startsOn: '2023-01-02' });
      added++;
    }
    return added;
  });
};

/** From the first practitioner of a day to the last one. */
export const openingHoursOf = ({ members }: Blueprint, facility: number): OpeningHours => {
  const shifts = members.flatMap(({ hours = [] }) => hours.filter(shift => shift.facility === facility));
  return [1, 2, 3, 4, 5, 6, 7].flatMap(weekday => {
    const own = shifts.filter(({ weekdays }) => weekdays.includes(weekday));
    const [from] = own.map(shift => shift.from).sort();
    const to = own
      .map(shift => shift.to)
      .sort()
      .at(-1);
    return from && to ? [{ weekday, from, to }] : [];
  });
};
