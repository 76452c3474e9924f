import { Temporal } from 'temporal-polyfill';
import { NewResource } from '../../../shared/clinic/resources.ts';
import { NewTask } from '../../../shared/clinic/tasks.ts';
import { NewWaitingEntry } from '../../../shared/clinic/waiting-list.ts';
import { DAY } from '../../../shared/durations.ts';
import { Announcement } from '../../clinic/announcements/announcement.entity.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { Message } from '../../clinic/messages/message.entity.ts';
import { settleUpTo } from '../../clinic/messages/settle.ts';
import { Patient } from '../../clinic/patients/patient.entity.ts';
import { Device } from '../../clinic/resources/device.entity.ts';
import { Room } from '../../clinic/resources/room.entity.ts';
import { Service } from '../../clinic/services/service.entity.ts';
import { Task } from '../../clinic/tasks/task.entity.ts';
import { TaskTemplate } from '../../clinic/tasks/task-template.entity.ts';
import { addItems } from '../../clinic/tasks/write-item.ts';
import { WaitingEntry } from '../../clinic/waiting-list/waiting-entry.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { systemActor } from '../../data/records/actor.ts';
import { demoFaker } from '../factories/demo-faker.ts';
import { phrasesFor } from '../factories/phrases.ts';
import { recordId } from '../factories/record-id.ts';
import { facilityId, type PlannedPatient, serviceId, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

const phrasesOf = ({ blueprint: { locale, seed, slug } }: Workplace) =>
  phrasesFor(demoFaker(locale, seed, slug, 'front-desk'));

/** Rooms and devices of each facility. */
const fillResources = async (workplace: Workplace): Promise<number> => {
  const { blueprint } = workplace;
  const phrases = phrasesOf(workplace);
  const planned = (kind: 'room' | 'device', names: string[]) =>
    blueprint.facilities.flatMap((_, n) =>
      names.map(name => ({
        id: recordId(blueprint.slug, kind, n, name),
        facilityId: facilityId(blueprint, n),
        name,
      })),
    );
  let added = 0;
  for (const [Resource, table, plan] of [
    [Room, 'rooms', planned('room', phrases.rooms)],
    [Device, 'devices', planned('device', phrases.devices)],
  ] as const) {
    const lacking = await missing(workplace, table, plan);
    await asMember(workplace, someone(blueprint, 'admin'), `${table}.create`, async em => {
      const facilities = new Map((await em.find(Facility, {})).map(facility => [facility.id, facility]));
      for (const { id, ...fields } of lacking) {
        const facility = facilities.get(fields.facilityId);
        const { facilityId: _, ...rest } = NewResource.parse(fields);
        if (facility) em.create(Resource, { ...rest, id, facility });
      }
    });
    added += lacking.length;
  }
  return added;
};

/** Patients who wait for a time, in the weeks to come. */
const fillWaitingList = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, now } = workplace;
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const [service] = blueprint.services;
  const planned = phrasesOf(workplace).waiting.map((note, n) => ({
    id: recordId(blueprint.slug, 'waiting', n),
    ...{ patientId: patients[n]?.id, serviceId: service && serviceId(blueprint, service.slug), note },
    ...{
      earliest: `${today}`,
      latest: `${today.add({ weeks: n + 2 })}`,
      priority: n === 0 ? 'urgent' : 'usual',
    },
  }));
  const lacking = await missing(workplace, 'waiting_entries', planned);
  await asMember(workplace, someone(blueprint, 'staff'), 'waitingList.add', async em => {
    for (const { id, ...wish } of lacking) {
      const {
        patientId,
        serviceId: wanted,
        practitionerId: _,
        facilityId: __,
        ...fields
      } = NewWaitingEntry.parse(wish);
      const patient = await em.findOne(Patient, { id: patientId });
      const offered = await em.findOne(Service, { id: wanted });
      if (patient && offered) em.create(WaitingEntry, { ...fields, id, patient, service: offered });
    }
  });
  return lacking.length;
};

/** What patients wrote in the portal, some of it answered. */
const fillMessages = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, planes, tenantId, now } = workplace;
  const talks = phrasesOf(workplace).messages.map(([asked, answered], n) => ({
    id: recordId(blueprint.slug, 'message', n),
    ...{ patientId: patients[n]?.id ?? '', asked, answered, askedAt: new Date(+now - (n + 1) * DAY) },
  }));
  const lacking = await missing(workplace, 'messages', talks);
  for (const { id, patientId, asked, askedAt } of lacking)
    await asActor(planes, { ...systemActor(tenantId, 'portal.write'), patientId }, async em => {
      const patient = await em.findOne(Patient, { id: patientId });
      if (patient) em.create(Message, { id, patient, sender: 'patient', text: asked, createdAt: askedAt });
    });
  await asMember(workplace, someone(blueprint, 'provider'), 'messages.write', async em => {
    for (const { id, answered, askedAt } of lacking) {
      const question = answered && (await em.findOne(Message, { id }));
      if (!question) continue;
      const createdAt = new Date(+askedAt + DAY / 2);
      const fields = { patient: question.patient, sender: 'clinic', text: answered, createdAt } as const;
      em.create(Message, { ...fields, id: recordId(id, 'answer') });
      question.markRead(createdAt);
      await settleUpTo(em, question, createdAt);
    }
  });
  return lacking.length;
};

/** What whoever leads the clinic tells everybody who works there. */
const fillAnnouncements = async (workplace: Workplace): Promise<number> => {
  const { blueprint, now } = workplace;
  const planned = phrasesOf(workplace).announcements.map(([title, text], n) => ({
    ...{ id: recordId(blueprint.slug, 'announcement', n), title, text, isPinned: n === 0 },
    publishesAt: new Date(+now - (n + 1) * DAY),
  }));
  const lacking = await missing(workplace, 'announcements', planned);
  await asMember(workplace, someone(blueprint, 'admin'), 'announcements.create', async em => {
    for (const announcement of lacking) em.create(Announcement, announcement);
  });
  return lacking.length;
};

/** What the front desk is to do: for two patients and for the house, one of it late. */
const fillTasks = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, now } = workplace;
  const { tasks, taskLines } = phrasesOf(workplace);
  const planned = tasks.map((title, n) => ({
    id: recordId(blueprint.slug, 'task', n),
    ...NewTask.parse({
      ...{ title, priority: n === 0 ? 'urgent' : 'usual', patientId: patients[n]?.id },
      items: n === 0 ? taskLines : [],
      dueOn: new Date(+now + (n - 1) * DAY).toISOString().slice(0, 10),
    }),
  }));
  const lacking = await missing(workplace, 'tasks', planned);
  await asMember(workplace, someone(blueprint, 'admin'), 'tasks.create', async em => {
    for (const { id, title, priority, dueOn, patientId, items } of lacking) {
      const aboutPatient = patientId ? await em.findOneOrFail(Patient, { id: patientId }) : null;
      addItems(em, em.create(Task, { id, title, priority, dueOn, aboutPatient }), items);
    }
  });
  return lacking.length;
};

/** What its tasks begin with. */
const fillTaskTemplates = async (workplace: Workplace): Promise<number> => {
  const { blueprint } = workplace;
  const planned = phrasesOf(workplace).taskTemplates.map(([title, items], n) => ({
    ...{ id: recordId(blueprint.slug, 'task template', n), title, items },
    dueInDays: n,
  }));
  const lacking = await missing(workplace, 'task_templates', planned);
  await asMember(workplace, someone(blueprint, 'admin'), 'taskTemplates.create', async em => {
    for (const template of lacking) em.create(TaskTemplate, template);
  });
  return lacking.length;
};

/** What a front desk has to do with besides bookings: rooms, the waiting list, messages, announcements, tasks. */
export const fillFrontDesk = async (workplace: Workplace, planned: PlannedPatient[]): Promise<number> => {
  const patients = planned.filter(({ fields, trashed }) => fields.status === 'active' && !trashed);
  return (
    (await fillResources(workplace)) +
    (await fillWaitingList(workplace, patients.slice(5))) +
    (await fillMessages(workplace, patients.slice(9))) +
    (await fillAnnouncements(workplace)) +
    (await fillTasks(workplace, patients.slice(3, 5))) +
    (await fillTaskTemplates(workplace))
  );
};
