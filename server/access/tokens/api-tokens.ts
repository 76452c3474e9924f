import { randomBytes } from 'node:crypto';
import { raw } from '@mikro-orm/core';
import ipaddr from 'ipaddr.js';
import type { Permission } from '../../../shared/permissions.ts';
import { ClinicCache } from '../../data/caches/clinic-caches.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import { hashToken } from '../../secrets.ts';
import { ApiToken } from './api-token.entity.ts';

/** `mf_`, eight characters that are shown in lists, and 256 random bits. */
const FORM = /^mf_[\w-]{8}_[\w-]{43}$/;

/** `lastUsedAt` is written this often at most, so that calling does not mean writing. */
const USED_EVERY_MS = 60_000;

export const newToken = (): { token: string; prefix: string } => {
  const prefix = `mf_${randomBytes(6).toString('base64url')}`;
  return { prefix, token: `${prefix}_${randomBytes(32).toString('base64url')}` };
};

/** What a call needs to know of the token it came with. */
export type TokenFacts = Pick<ApiToken, 'id' | 'tenantId' | 'userId' | 'callsPerMinute'> & {
  scopes: readonly Permission[];
};

/** Whether an address lies in one of the networks; no network is anywhere. What cannot be read is nowhere. */
export const isWithin = (networks: string[], address: string | null): boolean => {
  if (networks.length === 0) return true;
  if (!address || !ipaddr.isValid(address)) return false;
  const from = ipaddr.process(address);
  return networks.some(network => {
    const [base, bits] = network.includes('/') ? ipaddr.parseCIDR(network) : [ipaddr.parse(network), null];
    return base.kind() === from.kind() && from.match([base, bits ?? (base.kind() === 'ipv4' ? 32 : 128)]);
  });
};

/** Looks tokens up; an answer is remembered until something changes, so that a revocation bites at the next call. */
export class ApiTokens {
  readonly #planes: Planes;
  readonly #remembered: ClinicCache<ApiToken | null>;

  constructor(planes: Planes) {
    this.#planes = planes;
    this.#remembered = new ClinicCache(planes.changes.caches, 'api-tokens');
  }

  /** The live token that a call from this address came with, or null. */
  async find(token: string, address: string | null): Promise<TokenFacts | null> {
    if (!FORM.test(token)) return null;
    const tokenHash = hashToken(token);
    const found = await this.#remembered.find(
      tokenHash.toString('base64'),
      () => this.#look(tokenHash),
      token => token?.tenantId,
    );
    if (!found) return null;
    const isLive = !found.revokedAt || found.revokedAt > new Date();
    const isFresh = !found.expiresAt || found.expiresAt > new Date();
    return isLive && isFresh && isWithin(found.addresses, address) ? found : null;
  }

  async #look(tokenHash: Buffer): Promise<ApiToken | null> {
    const em = this.#planes.identity.em.fork();
    const found = await untilReachable(() => em.findOne(ApiToken, { tokenHash }));
    if (found && Date.now() - +(found.lastUsedAt ?? 0) > USED_EVERY_MS)
      await em.nativeUpdate(ApiToken, { id: found.id }, { lastUsedAt: raw('now()') });
    return found;
  }
}
