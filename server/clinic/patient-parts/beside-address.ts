import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { endFormerPrimary, giveWayToPrimary } from '../postal-addresses/primary-address.ts';
import { PatientAddress } from './patient-address.entity.ts';

const primariesBeside = (em: ClinicEm, { patient, kind }: PatientAddress): Promise<PatientAddress[]> =>
  em.find(PatientAddress, { patient: { id: patient.id }, kind, isPrimary: true });

/** The former address of its kind ends before this one begins, or is primary no more (P20). */
export const makeRoom = async (em: ClinicEm, address: PatientAddress): Promise<void> =>
  endFormerPrimary(address, await primariesBeside(em, address));

/** One that comes back is primary no more where another one is by now. */
export const giveWay = async (em: ClinicEm, address: PatientAddress): Promise<void> =>
  giveWayToPrimary(address, await primariesBeside(em, address));
