import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { seal, unseal } from '../../../sealed.ts';
import { deriveKey } from '../../../secrets.ts';
import { UNSEALED } from '../../vault/keyring.ts';

/** Since this the vault seals every mail; before, those with a link that lets its reader in were sealed with a key of their own. */
export const bringsSealedLetters = /_sealed_letters$/;

interface Waiting {
  tenantId: string;
  id: string;
  recipient: string;
  /** Without the version before it. */
  text: string;
}

const keyOf = (root: Buffer): Buffer => deriveKey(root, 'mail');
const placeOf = ({ tenantId, id, recipient }: Waiting): string => `${tenantId} ${id} ${recipient}`;

/**
 * Opens what waits and was sealed with the former key of the mails, right after the migration that leaves mails to the vault, so that it
 * is still sent. What does not open was tampered with, and is given up.
 */
export const openFormerSecrets = (em: SqlEntityManager, root: Buffer): Promise<void> =>
  rewriteSecrets(em, mail => {
    try {
      return unseal(keyOf(root), placeOf(mail), Buffer.from(mail.text, 'base64url'));
    } catch {
      return null;
    }
  });

/** Seals with that key again what waits, right before the migration is taken back and once the vault has opened it. */
export const sealFormerSecrets = (em: SqlEntityManager, root: Buffer): Promise<void> =>
  rewriteSecrets(em, mail => seal(keyOf(root), placeOf(mail), mail.text).toString('base64url'));

const UNSEALED_HEX = Buffer.from([0, UNSEALED]).toString('hex');

const rewriteSecrets = async (
  em: SqlEntityManager,
  written: (mail: Waiting) => string | null,
): Promise<void> => {
  await em.execute('alter table clinic.mails no force row level security');
  const waiting = await em.execute<Waiting[]>(
    `select tenant_id as "tenantId", id, recipient, convert_from(substr(body, 3), 'UTF8') as text
     from clinic.mails where secret and sent_at is null`,
  );
  const anew = waiting.map(mail => {
    const text = written(mail);
    const body = text === null ? null : UNSEALED_HEX + Buffer.from(text).toString('hex');
    return { tenant: mail.tenantId, id: mail.id, body };
  });
  await em.execute(
    `update clinic.mails m set body = coalesce(decode(r.body, 'hex'), m.body),
       status = case when r.body is null then 'failed' else m.status end,
       fault = case when r.body is null then 'seal' else m.fault end
     from jsonb_to_recordset(?::jsonb) as r (tenant uuid, id uuid, body text) where m.tenant_id = r.tenant and m.id = r.id`,
    [JSON.stringify(anew)],
  );
  await em.execute('alter table clinic.mails force row level security');
};
