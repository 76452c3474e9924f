import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { systemHand } from '../platform/deed.ts';
import { provision } from '../tenancy/provision.ts';
import { clinicLife } from './clinic-life.ts';
import { command, type Outcome, type Session } from './command.ts';
import { withPlanes } from './with-planes.ts';

interface Options {
  slug: string;
  name: string;
  timeZone: string;
  currency: string;
  locale: string;
  ownerEmail: string;
  ownerFirstName: string;
  ownerLastName: string;
  plan: string;
}

/** medflow clinic …: the clinics of this installation. */
export function clinicCommands(program: Command): void {
  const clinic = program.command('clinic').description('open clinics and lead them through their life');
  command(clinic, 'open', 'open a clinic with its first facility and an owner who can sign in', open)
    .requiredOption('--slug <label>', 'its address: the label before the domain')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--time-zone <zone>', 'an IANA zone such as Europe/Berlin')
    .option('--currency <code>', 'such as EUR', 'EUR')
    .option('--locale <locale>', 'such as en or de-DE', 'en')
    .requiredOption('--owner-email <address>', 'the owner, who may have an account already')
    .requiredOption('--owner-first-name <name>', 'first name of the owner')
    .requiredOption('--owner-last-name <name>', 'last name of the owner')
    .option('--plan <code>', 'such as starter, standard or professional', 'standard');
  clinicLife(clinic);
}

/** The password is made here and shown once: a command line is no place for one. */
const open = (session: Session, options: Options): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { slug, name, timeZone, currency, locale, plan, ownerEmail: email } = options;
    const password = randomBytes(12).toString('base64url');
    const owner = { email, firstName: options.ownerFirstName, lastName: options.ownerLastName, password };
    const clinic = await provision(
      planes,
      { slug, name, timeZone, currency, locale, plan, owner },
      systemHand('command line'),
    );
    const host = `${clinic.slug}.${session.env.domain}`;
    return {
      text: `${clinic.name} is open at ${host}.\n${email} signs in with ${password}\nAn account that existed before keeps its own password.`,
      json: { id: clinic.id, slug: clinic.slug, host, owner: { email, password } },
    };
  });
