import { type Command, Option } from 'commander';
import {
  refuseInProduction,
  type SeedKind,
  type SeedMode,
  type SeedReport,
  seedDemo,
  seedKinds,
} from '../../demo/seed.ts';
import { wantsProduction } from '../../env.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { withPlanes } from '../terminal/with-planes.ts';

interface Options {
  full?: true;
  reset?: true;
  remove?: true;
  only?: SeedKind;
}

/** medflow seed: the demo clinics, and nothing but them. */
export function seedCommand(program: Command): void {
  command(program, 'seed', 'make the demo clinics; what is there already stays as it is', seed)
    // Before the environment is read and a database started: production hears this, whatever else is wrong with it.
    .hook('preAction', () => refuseInProduction({ mode: wantsProduction() ? 'production' : 'development' }))
    .addOption(
      new Option(
        '--incremental',
        'add what is missing (this is also what happens without an option)',
      ).conflicts(['full', 'reset', 'remove']),
    )
    .addOption(
      new Option('--full', 'remove the demo clinics with their accounts and make them anew').conflicts([
        'reset',
        'remove',
        'only',
      ]),
    )
    .addOption(
      new Option(
        '--reset',
        'make their records anew, but keep clinics, accounts and who is signed in',
      ).conflicts(['remove', 'only']),
    )
    .addOption(new Option('--remove', 'remove the demo clinics, and nothing of any other').conflicts('only'))
    .addOption(
      new Option('--only <kind>', 'add one kind of record, and what it cannot be without').choices(seedKinds),
    );
}

async function seed(session: Session, { full, reset, remove, only }: Options): Promise<Outcome> {
  const mode: SeedMode = full ? 'full' : reset ? 'reset' : remove ? 'remove' : 'incremental';
  return withPlanes(session, async (database, planes) => {
    const report = await seedDemo(database, planes, session.env, { mode, only, onProgress: session.say });
    return { text: summary(report), json: report };
  });
}

const summary = ({ removed, added, seconds }: SeedReport): string => {
  const lines = Object.entries(added).map(([slug, kinds]) => {
    const gained = Object.entries(kinds).filter(([, count]) => count > 0);
    return `${slug}: ${gained.map(([kind, count]) => `${kind} ${count}`).join(', ') || 'nothing was missing'}`;
  });
  const gone = removed.length > 0 ? [`Removed: ${removed.join(', ')}`] : [];
  return [...gone, ...lines, `Done in ${seconds.toFixed(1)} s.`].join('\n');
};
