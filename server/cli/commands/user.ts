import type { Command } from 'commander';
import { ResetRequest } from '../../../shared/account/account.ts';
import { NewInvitation } from '../../../shared/clinic/invitations.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { removeFactors } from '../../account/factors/remove-factors.ts';
import { issueReset, writerFor } from '../../account/password/reset.ts';
import { Invitation } from '../../clinic/invitations/invitation.entity.ts';
import { invite, sendInvitation } from '../../clinic/invitations/invite.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { systemHand } from '../../data/trails/system-action.ts';
import { toApiError } from '../../errors.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { linksOf } from '../terminal/links.ts';
import { withPlanes } from '../terminal/with-planes.ts';

interface Invited {
  clinic: string;
  email: string;
  firstName: string;
  lastName: string;
  role: string;
  again?: true;
}

/** medflow user …: the people who sign in. */
export function userCommands(program: Command): void {
  const user = program.command('user').description('invite people, and let them in again');
  command(user, 'invite', 'invite somebody to a clinic by mail, and print the link', inviteUser)
    .requiredOption('--clinic <label>', 'the clinic: the label of its web address')
    .requiredOption('--email <address>', 'where the invitation goes')
    .requiredOption('--first-name <name>', 'first name')
    .requiredOption('--last-name <name>', 'last name')
    .requiredOption('--role <role>', 'owner, admin, provider, staff, auditor or portal')
    .option('--again', 'send a new link to somebody who is invited already; the former one is worthless');
  command(user, 'reset-password', 'print a link that sets a new password once, within an hour', resetPassword)
    .requiredOption('--email <address>', 'the e-mail address of the account')
    .option('--clinic <label>', 'the clinic whose door the link leads to, if the person has several');
  command(
    user,
    'remove-second-factor',
    'take app, passkeys and recovery codes off an account whose owner has lost them',
    removeSecondFactor,
  ).requiredOption(
    '--email <address>',
    'the e-mail address of the account; make sure that it is really its owner who asks',
  );
}

const clinicAt = async (planes: Planes, slug: string): Promise<Clinic> => {
  const clinic = await planes.platform.em.fork().findOne(Clinic, { slug });
  if (!clinic) throw new StartupError(`There is no clinic at ${slug}.`);
  return clinic;
};

const inviteUser = (session: Session, { clinic: slug, again, ...options }: Invited): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { email, firstName, lastName, role } = options;
    const { data, error } = NewInvitation.safeParse({ email, firstName, lastName, role });
    if (!data)
      throw new StartupError(
        error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '),
      );
    const clinic = await clinicAt(planes, slug);
    const sender = { clinic, linkTo: linksOf(session) };
    const link = await asActor(planes, systemActor(clinic.id, 'user.invite'), async em => {
      const former = { email: data.email, role: data.role, acceptedAt: null };
      const open = again ? await em.findOne(Invitation, former) : null;
      if (open) return sendInvitation(em, open, sender);
      return (await invite(em, data, sender)).link;
    }).catch((error: unknown) => {
      throw new StartupError(toApiError(error).message, { cause: error });
    });
    return {
      text: `${data.email} is invited to ${clinic.name}. The mail is in its outbox; the link is good once:\n${link}`,
      json: { clinic: slug, email: data.email, link },
    };
  });

const accountOf = async (planes: Planes, email: string): Promise<Account> => {
  const asked = ResetRequest.safeParse({ email }).data;
  const account = asked && (await planes.identity.em.fork().findOne(Account, asked));
  if (!account) throw new StartupError(`There is no account of ${email}.`);
  return account;
};

const removeSecondFactor = (session: Session, { email }: { email: string }): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const account = await accountOf(planes, email);
    await removeFactors(planes, account, systemHand('command line'));
    return {
      text: `${account.email} signs in with the password alone, and is signed out everywhere until then.`,
      json: { email: account.email },
    };
  });

const resetPassword = (
  session: Session,
  { email, clinic: slug }: { email: string; clinic?: string },
): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const identity = planes.identity.em.fork();
    const account = await accountOf(planes, email);
    const wanted = slug ? await clinicAt(planes, slug) : undefined;
    const clinic = await writerFor(planes, account.id, wanted?.id);
    if (!clinic || (wanted && clinic.id !== wanted.id))
      throw new StartupError(
        `${account.email} is a member of no ${slug ? `clinic at ${slug}` : 'open clinic'}.`,
      );
    const link = await identity.transactional(async em => issueReset(em, account, clinic, linksOf(session)));
    return {
      text: `${account.email} sets a new password here, once and within an hour:\n${link}`,
      json: { clinic: clinic.slug, email: account.email, link },
    };
  });
