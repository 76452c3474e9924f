import type { Command } from 'commander';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { anchorFile, anchorsOf } from '../../operations/seals/anchors.ts';
import { verifyTrail } from '../../operations/seals/verify-trail.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { table } from '../terminal/table.ts';
import { withPlanes } from '../terminal/with-planes.ts';

/** medflow audit verify: whether anybody touched what is in the trails (AUD-4). */
export function auditCommands(program: Command): void {
  const audit = program.command('audit').description('what was written down of who did what');
  command(
    audit,
    'verify [slug]',
    'hold the trails of every clinic, or of one, against their seals and anchors',
    verify,
  ).option('--anchors <file>', 'the file of anchors, where it is kept elsewhere');
}

const verify = (session: Session, { anchors }: { anchors?: string }, slug?: string): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const clinics = await planes.platform.em
      .fork()
      .find(Clinic, { status: { $ne: 'erased' }, ...(slug && { slug }) }, { orderBy: { slug: 1 } });
    if (slug && clinics.length === 0) throw new StartupError(`There is no clinic at "${slug}".`);
    const file = anchors ?? anchorFile(session.env);
    const found = [];
    for (const { id, slug } of clinics)
      found.push({ slug, ...(await verifyTrail(planes, id, await anchorsOf(file, id))) });
    const faults = found.flatMap(({ slug, faults }) => faults.map(fault => `${slug}: ${fault}`));
    return {
      text: [table([['clinic', 'seals', 'entries', 'faults'], ...found.map(rowOf)]), ...faults].join('\n'),
      json: found,
      failed: faults.length > 0,
    };
  });

const rowOf = ({
  slug,
  seals,
  entries,
  faults,
}: {
  slug: string;
  seals: number;
  entries: number;
  faults: string[];
}) => [...[slug, `${seals}`, `${entries}`, faults.length > 0 ? `${faults.length}` : 'none']];
