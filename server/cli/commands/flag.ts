import type { Command } from 'commander';
import { FlagChange } from '../../../shared/platform/flags.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { FeatureFlag } from '../../access/clinics/feature-flag.entity.ts';
import { setFlag } from '../../access/clinics/feature-flags.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemHand } from '../../data/trails/system-action.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { table } from '../terminal/table.ts';
import { withPlanes } from '../terminal/with-planes.ts';

interface Options {
  on?: boolean;
  off?: boolean;
  description?: string;
  percentage?: string;
  onFor?: string[];
  offFor?: string[];
}

/** medflow flag …: features that are rolled out step by step, and the modes of the installation (OPS-6). */
export function flagCommands(program: Command): void {
  const flag = program.command('flag').description('roll features out, and switch modes of the installation');
  command(flag, 'list', 'list the flags and whom they are on for', list);
  command(flag, 'set <key>', 'make or change a flag', set)
    .option('--on', 'switch it on')
    .option('--off', 'switch it off, but for the clinics of --on-for')
    .option('--percentage <share>', 'how many of a hundred clinics have it once it is on')
    .option('--on-for <slugs...>', 'clinics that have it in any case')
    .option('--off-for <slugs...>', 'clinics that never have it')
    .option('--description <text>', 'what it does; needed to make one');
}

const list = (session: Session): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const json = await planes.platform.em.fork().findAll(FeatureFlag, { orderBy: { key: 'asc' } });
    return { text: table(json.map(row)), json };
  });

const row = ({ key, enabled, percentage, onFor, offFor, description }: FeatureFlag): string[] => [
  ...[key, enabled ? `on for ${percentage} %` : 'off', `${onFor.length} on, ${offFor.length} off`],
  description,
];

const set = (session: Session, options: Options, key = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { on, off, description, percentage, onFor, offFor } = options;
    if (on && off) throw new StartupError('A flag is either on or off.');
    const { data, error } = FlagChange.safeParse({
      key,
      ...(description && { description }),
      ...((on || off) && { enabled: on === true }),
      ...(percentage !== undefined && { percentage: Number(percentage) }),
      ...(onFor && { onFor: await idsOf(planes, onFor) }),
      ...(offFor && { offFor: await idsOf(planes, offFor) }),
    });
    if (!data) throw new StartupError(error.issues.map(({ message }) => message).join(' '));
    const json = await setFlag(planes, systemHand('command line'), data);
    return { text: table([row(json)]), json };
  });

const idsOf = async (planes: Planes, slugs: string[]): Promise<string[]> => {
  const found = await planes.platform.em.fork().find(Clinic, { slug: { $in: slugs } });
  const missing = slugs.filter(slug => !found.some(clinic => clinic.slug === slug));
  if (missing.length > 0) throw new StartupError(`There is no clinic at "${missing.join('", "')}".`);
  return found.map(({ id }) => id);
};
