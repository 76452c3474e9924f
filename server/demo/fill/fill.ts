import { WeekChange } from '../../../shared/clinic/availability.ts';
import { NewFacility } from '../../../shared/clinic/facilities.ts';
import { NewService } from '../../../shared/clinic/services.ts';
import { NewUser } from '../../../shared/clinic/users.ts';
import { accountFor } from '../../access/accounts/accounts.ts';
import { AvailabilityRule } from '../../clinic/availability/availability-rule.entity.ts';
import { replaceWeek } from '../../clinic/availability/week.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { PatientAddress } from '../../clinic/patient-parts/patient-address.entity.ts';
import { PatientContact } from '../../clinic/patient-parts/patient-contact.entity.ts';
import { Patient } from '../../clinic/patients/patient.entity.ts';
import { Service } from '../../clinic/services/service.entity.ts';
import { User } from '../../clinic/users/user.entity.ts';
import { emailOf } from '../blueprints/blueprint.ts';
import { DEMO_PASSWORD } from '../blueprints/blueprints.ts';
import { recordId } from '../factories/record-id.ts';
import { sharedHash } from '../factories/shared-hash.ts';
import { facilityId, memberId, type PlannedPatient, serviceId, someone } from '../plan/people.ts';
import { asMember, batches, missing, type Workplace } from '../plan/workplace.ts';
import { fillFacilityAddresses, fillLetterhead } from './fill-addresses.ts';
import { openingHoursOf } from './fill-assignments.ts';

/** Each of these adds what its clinic lacks and answers how many records that were. */
type Fill = (workplace: Workplace) => Promise<number>;

export const fillUsers: Fill = async workplace => {
  const { blueprint, planes } = workplace;
  const owner = someone(blueprint, 'owner');
  const planned = blueprint.members.map(member => ({
    ...member,
    ...{ id: memberId(blueprint, member), email: emailOf(blueprint, member) },
  }));
  const lacking = await missing(workplace, 'users', planned);
  const users = await Promise.all(
    lacking.map(async ({ id, email, role, firstName, lastName, title, inactive }) => ({
      id,
      accountId: await accountFor(planes, email, DEMO_PASSWORD, sharedHash),
      ...NewUser.parse({
        ...{ role, firstName, lastName, title, email },
        status: inactive ? 'inactive' : 'active',
      }),
    })),
  );
  await asMember(workplace, owner, 'invitations.accept', async em => {
    for (const user of users) em.create(User, user);
  });
  return users.length;
};

export const fillFacilities: Fill = async workplace => {
  const { blueprint } = workplace;
  const planned = blueprint.facilities.map(({ address: _, ...facility }, n) => {
    const fields = { openingHours: openingHoursOf(blueprint, n), ...facility };
    return { ...NewFacility.omit({ address: true }).parse(fields), id: facilityId(blueprint, n) };
  });
  const lacking = await missing(workplace, 'facilities', planned);
  await asMember(workplace, someone(blueprint, 'owner'), 'facilities.create', async em => {
    for (const facility of lacking) em.create(Facility, facility);
  });
  await fillFacilityAddresses(workplace);
  await fillLetterhead(workplace);
  return lacking.length;
};

export const fillServices: Fill = async workplace => {
  const { blueprint } = workplace;
  const admin = someone(blueprint, 'admin');
  const planned = blueprint.services.map(service => ({ ...service, id: serviceId(blueprint, service.slug) }));
  const lacking = await missing(workplace, 'services', planned);
  await asMember(workplace, admin, 'services.create', async em => {
    for (const { id, minutes, buffer, demand, trashed: _, ...fields } of lacking) {
      const { currency } = blueprint;
      const status = demand > 0 ? 'active' : 'draft';
      const service = NewService.parse({
        ...fields,
        currency,
        status,
        durationMinutes: minutes,
        bufferMinutes: buffer,
      });
      em.create(Service, { ...service, id });
    }
  });
  const ids = lacking.filter(({ trashed }) => trashed).map(({ id }) => id);
  await asMember(workplace, admin, 'services.trash', async em => {
    for (const service of await em.find(Service, { id: { $in: ids } })) em.remove(service);
  });
  return lacking.length;
};

/** The week of every practitioner who has none; a week that someone arranged is theirs. */
export const fillHours: Fill = async workplace => {
  const { blueprint } = workplace;
  const practitioners = blueprint.members.flatMap(({ hours, ...member }) =>
    hours ? [{ practitionerId: memberId(blueprint, member), hours }] : [],
  );
  return asMember(workplace, someone(blueprint, 'admin'), 'availability.replaceWeek', async em => {
    const before = await em.find(AvailabilityRule, {}, { filters: { live: false } });
    const arranged = new Set(before.map(rule => rule.practitioner.id));
    let added = 0;
    for (const { practitionerId, hours: planned } of practitioners) {
      if (arranged.has(practitionerId)) continue;
      const hours = planned.flatMap(({ facility, weekdays, from, to }) =>
        weekdays.map(weekday => ({ facilityId: facilityId(blueprint, facility), weekday, from, to })),
      );
      await replaceWeek(em, WeekChange.parse({ practitionerId, version: 1, hours }));
      added += hours.length;
    }
    return added;
  });
};

export const fillPatients = async (workplace: Workplace, planned: PlannedPatient[]): Promise<number> => {
  const lacking = await missing(workplace, 'patients', planned);
  for (const [actor, own] of batches(lacking, patient => patient.admittedBy))
    await asMember(workplace, actor, 'patients.admit', async em => {
      const practitioners = new Map((await em.find(User, {})).map(user => [user.id, user]));
      const facilities = new Map((await em.find(Facility, {})).map(facility => [facility.id, facility]));
      for (const { id, admittedAt, fields, address, contact } of own) {
        const { practitionerId, facilityId, ...rest } = fields;
        const patient = em.create(Patient, {
          ...{ ...rest, id, createdAt: admittedAt, updatedAt: admittedAt },
          practitioner: practitioners.get(String(practitionerId)) ?? null,
          facility: facilities.get(String(facilityId)) ?? null,
        });
        const made = { patient, createdAt: admittedAt, updatedAt: admittedAt };
        if (address)
          em.create(PatientAddress, {
            ...made,
            ...address,
            id: recordId(id, 'address'),
            kind: 'home',
            isPrimary: true,
          });
        if (contact) em.create(PatientContact, { ...contact, ...made, id: recordId(id, 'contact') });
      }
    });
  const ids = lacking.filter(({ trashed }) => trashed).map(({ id }) => id);
  await asMember(workplace, someone(workplace.blueprint, 'admin'), 'patients.trash', async em => {
    for (const patient of await em.find(Patient, { id: { $in: ids } })) em.remove(patient);
  });
  return lacking.length;
};
