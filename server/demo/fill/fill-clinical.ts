import { Temporal } from 'temporal-polyfill';
import { MeasureKind, measures } from '../../../shared/clinic/health/measures.ts';
import { DAY, HOUR } from '../../../shared/durations.ts';
import { Interaction } from '../../clinic/drug-list/interaction.entity.ts';
import { Substance } from '../../clinic/drug-list/substance.entity.ts';
import { HealthEvent } from '../../clinic/health/health-event.entity.ts';
import { take } from '../../clinic/health/take.ts';
import { Medication } from '../../clinic/medications/medication.entity.ts';
import { Patient } from '../../clinic/patients/patient.entity.ts';
import { drugs, orders, pairs } from '../factories/medicines.ts';
import { recordId } from '../factories/record-id.ts';
import { type PlannedPatient, someone } from '../plan/people.ts';
import { asMember, missing, type Workplace } from '../plan/workplace.ts';

/** So many of the patients take something. */
const TAKING = 24;

const fillDrugList = async (workplace: Workplace): Promise<void> => {
  const { slug } = workplace.blueprint;
  const substances = await missing(
    workplace,
    'substances',
    drugs.map(drug => ({ ...drug, id: recordId(slug, 'substance', drug.name) })),
  );
  const interactions = await missing(
    workplace,
    'interactions',
    pairs.map((pair, n) => ({ ...pair, id: recordId(slug, 'interaction', n) })),
  );
  await asMember(workplace, someone(workplace.blueprint, 'provider'), 'substances.create', async em => {
    for (const substance of substances) em.create(Substance, substance);
    for (const interaction of interactions) em.create(Interaction, interaction);
  });
};

/** What the patients of a demo clinic take, and the list by which it is checked. */
export const fillMedicines = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, now } = workplace;
  await fillDrugList(workplace);
  const today = Temporal.Instant.fromEpochMilliseconds(+now)
    .toZonedDateTimeISO(blueprint.timeZone)
    .toPlainDate();
  const planned = patients.slice(0, TAKING).flatMap(({ id: patientId }, n) =>
    orders
      .filter((_, at) => (n + at) % 3 === 0)
      .map(({ from, ...order }) => {
        const start = today.subtract({ days: from });
        const days = 'days' in order ? order.days : undefined;
        const { drug, strength, amount, unit, route, schedule } = order;
        return {
          ...{ drug, strength, amount, unit, route, schedule, patientId },
          id: recordId(patientId, 'medication', drug),
          startsOn: `${start}`,
          endsOn: days ? `${start.add({ days: days - 1 })}` : null,
        };
      }),
  );
  const lacking = await missing(workplace, 'medications', planned);
  await asMember(workplace, someone(blueprint, 'provider'), 'medications.prescribe', async em => {
    const known = await em.find(Patient, { id: { $in: lacking.map(({ patientId }) => patientId) } });
    const byId = new Map(known.map(patient => [patient.id, patient]));
    for (const { patientId, ...order } of lacking) {
      const patient = byId.get(patientId);
      // Somebody put them into the trash meanwhile.
      if (patient) em.create(Medication, { ...order, patient });
    }
  });
  return lacking.length;
};

/** Around what each is measured, and by how much it goes up and down. */
const around: Record<MeasureKind, [middle: number, swing: number, second?: number]> = {
  blood_pressure: [132, 14, 82],
  pulse: [74, 10],
  temperature: [36.8, 0.5],
  oxygen: [97, 1.5],
  weight: [78, 1.4],
  height: [172, 0],
  glucose: [6.4, 1.6],
  pain: [3, 2],
};

/** So many are measured, and so often. */
const MEASURED = 12;
const ROUNDS = 14;

const valueOf = (kind: MeasureKind, patient: number, round: number): string => {
  const [middle, swing] = around[kind];
  const value = middle + swing * Math.sin(patient + round / 2) + (swing * round) / ROUNDS / 2;
  return `${kind === 'temperature' || kind === 'glucose' || kind === 'weight' ? Number(value.toFixed(1)) : Math.round(value)}`;
};

/** What is measured of some patients, every ten days, and what was seen of them. */
export const fillHealth = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint, now } = workplace;
  const some = patients.slice(0, MEASURED).filter(({ trashed }) => !trashed);
  const planned = some.flatMap(({ id: patientId, fields: { birthDate } }, n) =>
    MeasureKind.options.flatMap(kind =>
      Array.from({ length: kind === 'height' ? 1 : ROUNDS }, (_, round) => ({
        ...{ kind, patientId, unit: measures[kind].units[0], value: valueOf(kind, n, round) },
        second: around[kind][2] ? `${around[kind][2] + (round % 4) * 3}` : null,
        id: recordId(patientId, kind, round),
        takenAt: new Date(+now - (ROUNDS - round) * 10 * DAY + 9 * HOUR),
      })).filter(({ takenAt }) => !birthDate || takenAt.toISOString() > birthDate),
    ),
  );
  const events = some.map(({ id: patientId }, n) => ({
    ...{ patientId, id: recordId(patientId, 'event'), happenedAt: new Date(+now - (n + 2) * DAY) },
    ...(n % 4 === 0
      ? {
          kind: 'incident' as const,
          text: 'Slipped on the wet floor of the entrance, no injury.',
          gravity: 'none' as const,
        }
      : { kind: 'observation' as const, text: 'Walked well today, ate half of the lunch.', gravity: null }),
  }));
  const lacking = await missing(workplace, 'measurements', planned);
  const unseen = await missing(workplace, 'health_events', events);
  await asMember(workplace, someone(blueprint, 'provider'), 'measurements.round', async em => {
    const known = await em.find(Patient, { id: { $in: some.map(({ id }) => id) } });
    const byId = new Map(known.map(patient => [patient.id, patient]));
    for (const { patientId, id, ...taken } of lacking) {
      const patient = byId.get(patientId);
      if (patient) Object.assign(take(em, patient, taken, blueprint), { id });
    }
    for (const { patientId, ...event } of unseen) {
      const patient = byId.get(patientId);
      if (patient) em.create(HealthEvent, { ...event, patient });
    }
  });
  return lacking.length + unseen.length;
};
