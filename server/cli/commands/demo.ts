import type { Command } from 'commander';
import type { Planes } from '../../data/orm/planes.ts';
import { demoClinicsOf, demoLogins } from '../../demo/logins.ts';
import { demoOperator } from '../../platform/operators/demo-operator.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { table } from '../terminal/table.ts';
import { withPlanes } from '../terminal/with-planes.ts';

/** medflow demo …: what the demo clinics can be entered with. */
export function demoCommands(program: Command): void {
  const demo = program.command('demo').description('look around in the demo clinics');
  command(demo, 'logins', 'print a login for each role of each demo clinic; none in production', logins);
}

async function logins(session: Session): Promise<Outcome> {
  if (session.env.mode === 'production')
    return { text: 'There are no demo clinics in production.', json: [] };
  return withPlanes(session, async (_, planes) => {
    const clinics = await demoLogins(planes, session.env);
    const found = [...clinics, ...(await consoleLogin(session, planes))];
    const text =
      found.length > 0
        ? table(found.map(({ url, role, email, password }) => [url, role, email, password]))
        : 'There are no demo clinics yet: npm run medflow -- seed';
    return { text, json: found };
  });
}

/** The demo operator, who runs the platform and is of no clinic. */
const consoleLogin = async ({ env }: Session, planes: Planes) => {
  const operator = await demoOperator({ planes, demoClinics: () => demoClinicsOf(planes, env) });
  return operator
    ? [{ url: `http://platform.${env.domain}:${env.port}`, role: 'operator', ...operator }]
    : [];
};
