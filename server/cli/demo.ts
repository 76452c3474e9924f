import type { Command } from 'commander';
import { type DemoLogin, demoLogins } from '../demo/logins.ts';
import { command, type Outcome, type Session } from './command.ts';
import { withPlanes } from './with-planes.ts';

/** medflow demo …: what the demo clinics can be entered with. */
export function demoCommands(program: Command): void {
  const demo = program.command('demo').description('look around in the demo clinics');
  command(demo, 'logins', 'print a login for each role of each demo clinic; none in production', logins);
}

async function logins(session: Session): Promise<Outcome> {
  if (session.env.mode === 'production')
    return { text: 'There are no demo clinics in production.', json: [] };
  return withPlanes(session, async (_, planes) => {
    const found = await demoLogins(planes, session.env);
    const text = found.length > 0 ? table(found) : 'There are no demo clinics yet: npm run medflow -- seed';
    return { text, json: found };
  });
}

function table(found: DemoLogin[]): string {
  const rows = found.map(({ url, role, email, password }) => [url, role, email, password]);
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
