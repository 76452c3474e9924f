import { createHmac } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import { t } from '../../../shared/i18n/translate.ts';

/** Name servers that answer late are asked once more, and then they did not answer. */
const TIMEOUT_MS = 3000;
const TRIES = 2;

/** The name of the TXT record in which the owner of a domain says whose it is. */
export const recordOf = (domain: string): string => `_medflow.${domain}`;

/** What has to be in it: one value for each clinic and domain, which nobody can make without the installation's key. */
export const proofOf = (key: Buffer, clinicId: string, domain: string): string =>
  `medflow-domain=${createHmac('sha256', key).update(`${clinicId}|${domain}`).digest('base64url')}`;

/** Why the record does not prove the domain, in words for the owner; null where it does. */
export const faultOf = async (
  domain: string,
  proof: string,
  servers: readonly string[],
): Promise<string | null> => {
  const record = recordOf(domain);
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const found = await resolver.resolveTxt(record);
    // A long value is cut into several strings.
    return found.some(parts => parts.join('') === proof)
      ? null
      : t('The TXT record {record} holds another value.', { record });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOTFOUND' || code === 'ENODATA') return t('There is no TXT record {record}.', { record });
    return t('The name servers of {domain} did not answer.', { domain });
  }
};
