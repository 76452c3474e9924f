import type { EntityClass, RequiredEntityData } from '@mikro-orm/core';
import { z } from 'zod';
import { partQuery } from '../../../shared/clinic/patient-parts/part-fields.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { Patient } from '../patients/patient.entity.ts';
import type { PatientAddress } from './patient-address.entity.ts';
import type { PatientConsent } from './patient-consent.entity.ts';
import type { PatientContact } from './patient-contact.entity.ts';
import type { PatientIdentifier } from './patient-identifier.entity.ts';

type Part = PatientIdentifier | PatientContact | PatientAddress | PatientConsent;
type Path = `patient-${'identifiers' | 'contacts' | 'addresses' | 'consents'}`;

/** A row tells its patient by the key, an entity by a reference. */
type Held = { patient: { id: string } | readonly string[] };

const patientIdOf = ({ patient }: Held): string => ('id' in patient ? patient.id : String(patient.at(-1)));
const answered = ({ patient, ...fields }: Held) => ({ ...fields, patientId: patientIdOf({ patient }) });

/** What must be so once a part is as it is to be saved, or is made so; throws a Refusal where it cannot be. */
type Settle<T> = (em: ClinicEm, part: T, clinic: { timeZone: string }) => unknown;

interface Contract<New, Answer> {
  path: Path;
  create: New;
  answer: Answer;
}

const patientOf = (em: ClinicEm, id: string): Promise<Patient> =>
  em.findOneOrFail(Patient, { id }, { filters: { live: false } });

/** The part in this version, with its patient, whom the actor must see, in the trash as well. */
const partOf = async (
  em: ClinicEm,
  entity: EntityClass<Part>,
  version: { id: string; version: number },
): Promise<Part> => {
  const part = await findVersion(em, entity, version);
  await patientOf(em, part.patient.id);
  return part;
};

/** What people do with one kind of part of a patient's record, but for changing it. */
export const partsOf = <
  T extends Part,
  New extends z.ZodType<{ patientId: string }>,
  Answer extends z.ZodType<unknown, { patientId: string }>,
>(
  entity: EntityClass<T>,
  { path, create, answer }: Contract<New, Answer>,
  settle?: Settle<T>,
  comeBack: Settle<T> | undefined = settle,
) => {
  const Single = z.custom<Held>().transform(answered).pipe(answer);
  const Page = z
    .custom<{ items: Held[]; nextCursor: string | null }>()
    .transform(({ items, nextCursor }) => ({ items: items.map(answered), nextCursor }))
    .pipe(z.object({ items: z.array(answer), nextCursor: z.string().nullable() }));
  const listed = listOf<Part, z.output<typeof Query>>(entity, sortedBy(['createdAt'], { descending: true }), {
    where: ({ patientId }) => ({ patient_id: patientId }),
  });
  return {
    list: allowed('patients:read', `GET /${path}`, Query, Page, { readsPatients: true }).query(async call => {
      const { id } = await patientOf(call.ctx.em, call.input.patientId);
      recordAccess(call.ctx.em, [id]);
      return listed(call);
    }),

    get: allowed('patients:read', `GET /${path}/{id}`, ById, Single, { readsPatients: true }).query(
      async ({ ctx: { em }, input }) => {
        const part = await em.findOneOrFail<Part>(entity, { id: input.id });
        recordAccess(em, [part.patient.id]);
        return part;
      },
    ),

    create: allowed('patients:write', `POST /${path}`, create, Single, { withinFacilities: true }).mutation(
      async ({ ctx: { em, caller }, input }) => {
        const { patientId, ...fields } = input as z.output<New>;
        const patient = await em.findOneOrFail(Patient, { id: patientId });
        const part = em.create<Part>(entity, { ...fields, patient } as RequiredEntityData<Part>);
        await settle?.(em, part as T, caller.clinic);
        return part;
      },
    ),

    trash: allowed('patients:write', `DELETE /${path}/{id}`, ByVersion, Gone, {
      withinFacilities: true,
    }).mutation(async ({ ctx: { em }, input }) => {
      em.remove(await partOf(em, entity, input));
      return { id: input.id };
    }),

    restore: allowed('patients:write', `POST /${path}/{id}/restore`, ById, Single, {
      withinFacilities: true,
    }).mutation(
      restoreOf(entity, async (part: T, { em, caller }) => {
        await patientOf(em, part.patient.id);
        await comeBack?.(em, part, caller.clinic);
      }),
    ),
  };
};

const Query = z.strictObject(partQuery);

/** How a part that can be changed is. */
export const changeOf = <
  T extends Part,
  Change extends z.ZodType<{ id: string; version: number }>,
  Answer extends z.ZodType<unknown, { patientId: string }>,
>(
  entity: EntityClass<T>,
  { path, change, answer }: { path: Path; change: Change; answer: Answer },
  settle?: Settle<T>,
) => {
  const Single = z.custom<Held>().transform(answered).pipe(answer);
  return allowed('patients:write', `PATCH /${path}/{id}`, change, Single, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    const { id, version, ...fields } = input as z.output<Change>;
    const part = (await partOf(em, entity, { id, version })) as T;
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    em.assign<Part>(part, given);
    await settle?.(em, part, caller.clinic);
    return part;
  });
};
