import { type ProofReport, SignedProof } from '../../../shared/platform/proof.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type PlatformActor, recordSystemAction } from '../../data/trails/system-action.ts';
import { Proof } from './proof.entity.ts';
import { forgeriesIn, signed } from './signature.ts';

/** Signs a report and keeps it, with an entry in the system audit (OPS-7, AUD-5). Answers what was signed. */
export const keepProof = (planes: Planes, report: ProofReport, by: PlatformActor): Promise<SignedProof> =>
  inPlatform(planes, async em => {
    const proof = signed(report, planes.proofKey);
    const { id } = em.create(Proof, { signed: proof });
    const changes = { holes: { to: report.counts.holes }, complete: { to: report.complete } };
    recordSystemAction(em, by, { action: 'proof.run', entity: 'Proof', entityId: id, changes });
    return proof;
  });

/** A kept report as it is shown: with what speaks against it being the one that was signed here. */
export const shownProof = ({ id, createdAt, signed }: Proof, { proofKey }: Planes) => {
  const { data: proof } = SignedProof.safeParse(signed);
  return proof
    ? { id, createdAt, faults: forgeriesIn(proof, proofKey), report: proof.report }
    : { id, createdAt, faults: ['It cannot be read as a report: it was altered, or is of another version.'] };
};
