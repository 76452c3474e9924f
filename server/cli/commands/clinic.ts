import type { Command } from 'commander';
import { systemHand } from '../../data/trails/system-action.ts';
import { openClinic } from '../../platform/clinics/provision.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { linksOf } from '../terminal/links.ts';
import { withPlanes } from '../terminal/with-planes.ts';
import { clinicLife } from './clinic-life.ts';

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
  command(clinic, 'open', 'open a clinic with its first facility and invite its owner by mail', open)
    .requiredOption('--slug <label>', 'its web address: the label before the domain')
    .requiredOption('--name <name>', 'its name')
    .requiredOption('--time-zone <zone>', 'an IANA zone such as Europe/Berlin')
    .option('--currency <code>', 'such as EUR', 'EUR')
    .option('--locale <locale>', 'such as en or de-DE', 'en')
    .requiredOption('--owner-email <address>', 'where the owner is invited')
    .requiredOption('--owner-first-name <name>', 'first name of the owner')
    .requiredOption('--owner-last-name <name>', 'last name of the owner')
    .option('--plan <code>', 'such as starter, standard or professional', 'standard');
  clinicLife(clinic);
}

const open = (session: Session, options: Options): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { slug, name, timeZone, currency, locale, plan, ownerEmail: email } = options;
    const owner = { email, firstName: options.ownerFirstName, lastName: options.ownerLastName };
    const { clinic, link } = await openClinic(
      planes,
      { slug, name, timeZone, currency, locale, plan, owner },
      { by: systemHand('command line'), linkTo: linksOf(session) },
    );
    const host = `${clinic.slug}.${session.env.domain}`;
    return {
      text: `${clinic.name} is open at ${host}.\n${email} is invited as its owner. The mail is in its outbox; the link is good once, for as long as the mail says:\n${link}`,
      json: { id: clinic.id, slug: clinic.slug, host, owner: { email, link } },
    };
  });
