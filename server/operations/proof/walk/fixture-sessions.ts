import type { Role } from '../../../../shared/permissions.ts';
import type { Authenticator } from '../../../access/callers/authenticator.ts';
import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import { factorsOf } from '../../../access/factors/second-factors.ts';
import { Session } from '../../../access/sessions/session.entity.ts';
import { LONGEST_MS, openSession } from '../../../access/sessions/sessions.ts';
import { User } from '../../../clinic/users/user.entity.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { hashToken } from '../../../secrets.ts';
import type { FixtureClinics } from './fixture-clinics.ts';

interface Parts {
  planes: Planes;
  authenticator: Authenticator;
  clinics: FixtureClinics;
}

/** Sessions of members, as tokens and as the cookies that a browser sends. */
export const fixtureSessions = ({ planes, authenticator, clinics }: Parts) => {
  const sessionTokens = new Map<string, Promise<string>>();
  const signatures = new Map<string, string>();

  const accountOf = async (of: ClinicFacts, role: Role): Promise<{ accountId: string; userId: string }> => {
    if (role !== 'owner') {
      const { accountId, id } = await clinics.member(of, role);
      return { accountId, userId: id };
    }
    const owner = await asActor(planes, systemActor(of.id, 'test'), em =>
      em.findOneOrFail(User, { role: 'owner' }),
    );
    return { accountId: owner.accountId ?? '', userId: owner.id };
  };

  const signed = (tenantId: string, token: string): string =>
    authenticator.signatureOf({ tenantId, token, expiresAt: new Date(Date.now() + LONGEST_MS) });

  /** The signature that a browser brings with a session; of one that was opened elsewhere, the one of this door. */
  const signatureWith = (host: string | undefined, token: string | undefined): string | undefined => {
    const tenantId = clinics.idOf(String(host).replace(/\..*$/, ''));
    return token && (signatures.get(token) ?? (tenantId && signed(tenantId, token)));
  };

  /** A real session token of a member with this role, who showed the second factor if there is one; new each time. */
  const newToken = async (of: ClinicFacts, role: Role = 'owner'): Promise<string> => {
    const { accountId, userId } = await accountOf(of, role);
    const trace = { actorId: userId, procedure: 'test', requestId: null, address: null, userAgent: null };
    const { isSet } = await factorsOf(planes.identity.em.fork(), accountId);
    const secondFactorAt = isSet ? new Date() : null;
    const token = await openSession(planes, { accountId, tenantId: of.id, secondFactorAt }, trace);
    signatures.set(token, signed(of.id, token));
    return token;
  };

  /** Ends the session behind a token: an account has a limited number of them. */
  const endToken = async (token: string): Promise<void> => {
    await planes.identity.em.fork().transactional(async em => {
      const session = await em.findOne(Session, { tokenHash: hashToken(token) });
      // A call may have ended it, or given it another token.
      if (session) session.revokedAt ??= new Date();
    });
  };

  /** What a call may change of the session that it came with. */
  const stateOf = async (token: string): Promise<string> => {
    const session = await planes.identity.em.fork().findOne(Session, { tokenHash: hashToken(token) });
    const { secondFactorAt, confirmedAt, expiresAt, revokedAt } = session ?? {};
    return JSON.stringify([secondFactorAt, confirmedAt, expiresAt, revokedAt]);
  };

  const untouched = new Map<string, { token: string; state: string }>();
  /** A session of the owner that is as it was opened: the last one unless a call changed it, for to open one takes longer than most calls. */
  const untouchedToken = async (of: ClinicFacts): Promise<string> => {
    const last = untouched.get(of.id);
    if (last && (await stateOf(last.token)) === last.state) return last.token;
    if (last) await endToken(last.token);
    const token = await newToken(of);
    untouched.set(of.id, { token, state: await stateOf(token) });
    return token;
  };

  /** The same one each time. */
  const tokenOf = (of: ClinicFacts, role: Role = 'owner'): Promise<string> => {
    const key = `${of.id} ${role}`;
    const token = sessionTokens.get(key) ?? newToken(of, role);
    sessionTokens.set(key, token);
    return token;
  };

  /** Signs the owner in anew for the next calls, as one must whose second factor is younger than the session. */
  const signInAnew = (of: ClinicFacts): Promise<string> => {
    sessionTokens.delete(`${of.id} owner`);
    return tokenOf(of);
  };

  /** Both cookies of such a session, as a browser sends them. */
  const cookieOf = async (of: ClinicFacts, role?: Role): Promise<string> =>
    cookieWith(await tokenOf(of, role));
  const cookieWith = (token: string): string => `medflow=${token}; tenant_sig=${signatures.get(token)}`;

  /** The cookies of a session that no other caller has. */
  const newCookieOf = async (of: ClinicFacts, role?: Role): Promise<string> =>
    cookieWith(await newToken(of, role));

  return { signatureWith, newToken, untouchedToken, tokenOf, signInAnew, cookieOf, newCookieOf };
};
