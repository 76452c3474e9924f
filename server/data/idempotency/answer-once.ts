import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import { seal, unseal } from '../../sealed.ts';
import type { ClinicEm } from '../orm/as-actor.ts';
import { inClinic } from '../orm/in-clinic.ts';
import { actorOf } from '../records/actor.ts';
import { KEPT } from './idempotency-key.entity.ts';

/** A change that its caller may send again. */
export interface Repeatable {
  /** What the caller calls this change, such as a random uuid. */
  key: string;
  /** The input as the contract reads it: the same key stands for no other, nor for another procedure. */
  input: unknown;
  /** Seals what is kept of the answer. */
  answerKey: Buffer;
}

/**
 * Does `work` unless this actor did it before with the same key, and then answers the same as then (OPS-8). The key is
 * claimed in the transaction of the change: they are saved together or not at all, and whoever comes with the same key
 * meanwhile waits for that. Throws a Refusal when the key stands for something else.
 */
export const answerOnce = async (
  em: ClinicEm,
  change: Repeatable,
  work: () => Promise<unknown>,
): Promise<{ answer: unknown }> => {
  const id = await claim(em, change);
  if (id === null) return { answer: await formerAnswer(em, change) };
  const answer = await work();
  const kept = JSON.stringify({ request: requestOf(em, change), answer });
  const sealed = seal(change.answerKey, placeOf(em, id), kept).toString('base64url');
  await inClinic(em, Claimed, keep, [sealed, actorOf(em).tenantId, id]);
  return { answer };
};

const Claimed = z.object({ id: z.uuid() });
const Former = z.object({ id: z.uuid(), sealed: z.string() });
const Kept = z.object({ request: z.string(), answer: z.unknown() });

const claimed = `
  insert into clinic.idempotency_keys as former (tenant_id, actor_id, key_hash, sealed) values (?, ?, decode(?, 'hex'), '')
  on conflict (tenant_id, actor_id, key_hash) do update set claimed_at = now(), sealed = ''
    where former.claimed_at < now() - ${KEPT}
  returning id`;
const former = `
  select id, sealed from clinic.idempotency_keys
  where tenant_id = ? and actor_id = ? and key_hash = decode(?, 'hex')`;
const keep = 'update clinic.idempotency_keys set sealed = ? where tenant_id = ? and id = ? returning id';

/** The claim's id, or null when somebody has it already. */
const claim = async (em: ClinicEm, { key }: Repeatable): Promise<string | null> =>
  (await inClinic(em, Claimed, claimed, nameOf(em, key)))[0]?.id ?? null;

const formerAnswer = async (em: ClinicEm, change: Repeatable): Promise<unknown> => {
  const [row] = await inClinic(em, Former, former, nameOf(em, change.key));
  if (!row) throw new Refusal('This idempotency key is just being forgotten. Please send a new one.');
  const text = unseal(change.answerKey, placeOf(em, row.id), Buffer.from(row.sealed, 'base64url'));
  const { request, answer } = Kept.parse(JSON.parse(text));
  if (request === requestOf(em, change)) return answer;
  throw new Refusal('This idempotency key stands for another change already. Please send a new one.');
};

/** By clinic and caller, so that a key that others use as well is another one. */
const nameOf = (em: ClinicEm, key: string): (string | null)[] => {
  const { tenantId, userId, grantId } = actorOf(em);
  return [tenantId, userId ?? grantId, sha256(key)];
};

const placeOf = (em: ClinicEm, id: string): string => `${actorOf(em).tenantId}/${id}`;

const requestOf = (em: ClinicEm, { input }: Repeatable): string =>
  sha256(`${actorOf(em).trail.procedure} ${JSON.stringify(input)}`);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
