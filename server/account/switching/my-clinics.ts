import { TRPCError } from '@trpc/server';
import type { MyClinic } from '../../../shared/account/switching.ts';
import { isOpen } from '../../../shared/clinics.ts';
import type { Caller } from '../../access/callers/authenticator.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Membership } from '../../access/memberships/membership.entity.ts';
import { sessionHolderOf } from '../../access/sessions/session-holder.ts';
import type { SessionFacts } from '../../access/sessions/sessions.ts';
import type { CallContext } from '../../api/call-context.ts';
import { callerOf } from '../../api/callers.ts';

/** Whoever is at the browser: a member at their clinic's door, or somebody who signed in at the apex. */
export interface Person {
  session: SessionFacts;
  /** The clinic that the person is in, and who they are there; null at the apex. */
  here: Pick<Caller, 'clinic' | 'member'> | null;
}

export const personAt = async (ctx: CallContext): Promise<Person> => {
  const { planes, authenticator, credentials } = ctx;
  const isApex = (await authenticator.clinicAt(credentials.host)) === null;
  const holder = isApex && credentials.token ? await sessionHolderOf(planes, credentials.token) : null;
  if (holder?.session.kind === 'apex') {
    await authenticator.expectOwnClinic(credentials, null, holder.session);
    return { session: holder.session, here: null };
  }
  const caller = isApex ? null : await callerOf(ctx);
  if (!caller) throw new TRPCError({ code: 'UNAUTHORIZED', message: 'Please sign in.' });
  return { session: caller.session, here: caller };
};

/** The clinics in which an account is a member now, by name. */
export const clinicsOf = async (
  { planes }: Pick<CallContext, 'planes'>,
  { session, here }: Person,
  search = '',
): Promise<MyClinic[]> => {
  const memberships = await planes.identity.em.fork().find(Membership, { accountId: session.accountId });
  const ids = memberships.map(({ tenantId }) => tenantId);
  const em = planes.platform.em.fork();
  const clinics = await em.find(Clinic, { id: { $in: ids } }, { orderBy: { name: 1 } });
  const wanted = search.trim().toLowerCase();
  return clinics
    .filter(({ name, slug }) => `${name}\n${slug}`.toLowerCase().includes(wanted))
    .map(({ id, slug, name, status }) => ({
      ...{ slug, name, isCurrent: id === here?.clinic.id, isOpen: isOpen(status) },
      role: memberships.find(({ tenantId }) => tenantId === id)?.role ?? 'portal',
    }));
};
