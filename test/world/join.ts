import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { userFields } from '../../server/demo/factories/factories.ts';
import { appRouter } from '../../server/router.ts';
import { tokenIn } from './mailbox.ts';
import { as, contextWith, faker, hostOf, PASSWORD, type TestClinic } from './world.ts';

/** The router as somebody reaches it who is not signed in. */
export const visitorOf = (of: ClinicFacts | null) =>
  appRouter.createCaller(contextWith(of ? hostOf(of) : 'localhost'));

/** A member who was invited by the owner and accepted, as people join. */
export const join = async (of: TestClinic, fields = userFields(faker), password = PASSWORD) => {
  const caller = await as(of);
  const { link } = await caller.invitations.invite(fields);
  const { email } = await visitorOf(of).invitations.accept({ token: tokenIn(link ?? ''), password });
  const { items } = await caller.users.list({ limit: 100 });
  const user = items.find(candidate => candidate.email === email);
  if (!user) throw new Error(`${email} accepted and is no member.`);
  return user;
};
