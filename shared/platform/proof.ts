import { z } from 'zod';
import { AnswerInstant, page, paging } from '../scalars.ts';

/** What the proof is made of: the live catalogue, every procedure, forged contexts, and the checks themselves. */
const ProofPart = z.enum(['catalogue', 'walk', 'forgery', 'mutation']);

/** One line of the report: what was tried, on how many objects, and whether all of them held. */
const ProofCheck = z.strictObject({
  part: ProofPart,
  check: z.string(),
  objects: z.int().min(0),
  outcome: z.enum(['held', 'broken']),
  ms: z.int().min(0),
});

/** A promise that did not hold: of which object, in one sentence. */
const ProofHole = z.strictObject({
  part: ProofPart,
  check: z.string(),
  object: z.string(),
  sentence: z.string(),
});
export type ProofHole = z.infer<typeof ProofHole>;

/** What `medflow proof` found (OPS-7). `complete` is false when only the catalogue was looked at. */
export const ProofReport = z.strictObject({
  at: z.iso.datetime(),
  /** Version of MedFlow, and the build as `name@version`. */
  version: z.string(),
  build: z.string(),
  database: z.strictObject({ name: z.string(), version: z.string() }),
  complete: z.boolean(),
  ok: z.boolean(),
  /** Objects tried in each part, and holes in all of them. */
  counts: z.strictObject({
    catalogue: z.int(),
    walk: z.int(),
    forgery: z.int(),
    mutation: z.int(),
    holes: z.int(),
  }),
  /** Milliseconds from beginning to end. */
  ms: z.int(),
  checks: z.array(ProofCheck),
  holes: z.array(ProofHole),
});
export type ProofReport = z.infer<typeof ProofReport>;

/** The report with its Ed25519 signature (base64) over the report's canonical JSON. */
export const SignedProof = z.strictObject({
  report: ProofReport,
  /** SHA-256 of the public key, the first 16 hex digits. */
  keyId: z.string(),
  /** The public key as SPKI in base64, so that whoever was told it can check without the secret. */
  publicKey: z.string(),
  signature: z.string(),
});
export type SignedProof = z.infer<typeof SignedProof>;

export const ProofsQuery = z.strictObject(paging);

const kept = {
  id: z.uuid(),
  createdAt: AnswerInstant,
  /** Why it is not the report that was signed here; empty when it is. */
  faults: z.array(z.string()),
};

const outline = { at: true, build: true, complete: true, ok: true, counts: true, ms: true } as const;

/** A kept report; one without `report` cannot be read any more. */
export const ProofRow = z.object({ ...kept, report: ProofReport.pick(outline).strip().optional() });
export type ProofRow = z.output<typeof ProofRow>;
export const ProofsPage = page(ProofRow);

export const ProofDetails = z.object({ ...kept, report: ProofReport.optional() });
export type ProofDetails = z.output<typeof ProofDetails>;

export const ProverState = z.object({ isRunning: z.boolean(), failure: z.string().nullable() });
