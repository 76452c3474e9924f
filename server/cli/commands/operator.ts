import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { OperatorRole } from '../../../shared/platform/operators.ts';
import { Operator } from '../../access/callers/operator.entity.ts';
import { systemHand } from '../../data/trails/system-action.ts';
import { createOperator } from '../../platform/operators/create-operator.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { withPlanes } from '../terminal/with-planes.ts';

/** medflow operator …: who runs this installation at platform.<domain>. */
export function operatorCommands(program: Command): void {
  const operator = program.command('operator').description('the people who run this installation');
  command(operator, 'create', 'make somebody an operator who can sign in at the console', create)
    .requiredOption('--email <address>', 'the e-mail address they sign in with')
    .requiredOption('--name <name>', 'as clinics read it when this person helps them')
    .option('--role <role>', OperatorRole.options.join(', '), 'admin');
  command(operator, 'list', 'list the operators', list);
}

/** The password is made here and shown once: a command line is no place for one. */
const create = (session: Session, options: { email: string; name: string; role: string }): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const role = OperatorRole.safeParse(options.role).data;
    if (!role) throw new StartupError(`The role must be one of ${OperatorRole.options.join(', ')}.`);
    const password = randomBytes(15).toString('base64url');
    const { email, name } = options;
    const operator = await createOperator(
      planes,
      { email, name, role, password },
      systemHand('command line'),
    );
    const host = `platform.${session.env.domain}`;
    return {
      text: `${name} (${role}) signs in at ${host}.\n${operator.email} signs in with ${password}\nAn account that existed before keeps its own password.`,
      json: { id: operator.id, host, email: operator.email, role, password },
    };
  });

const list = (session: Session): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const found = await planes.platform.em.fork().find(Operator, {}, { orderBy: { createdAt: 'asc' } });
    const json = found.map(({ id, name, email, role, status }) => ({ id, name, email, role, status }));
    const lines = json.map(
      ({ name, email, role, status }) => `${role.padEnd(8)} ${status.padEnd(9)} ${email}  ${name}`,
    );
    return {
      text: lines.join('\n') || 'There is no operator yet: npm run medflow -- operator create --help',
      json,
    };
  });
