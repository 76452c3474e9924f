import type { Command } from 'commander';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemHand } from '../../data/trails/system-action.ts';
import { DataKey } from '../../platform/keys/data-key.entity.ts';
import { rotateKey } from '../../platform/keys/rotate-key.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { table } from '../terminal/table.ts';
import { withPlanes } from '../terminal/with-planes.ts';

/** medflow keys list|rotate: the keys that health data is sealed with (PHI-2, docs/vault.md). */
export function keysCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that health data is sealed with');
  command(
    keys,
    'list [slug]',
    'say which keys the clinics have, and which of them still seal something',
    list,
  );
  command(
    keys,
    'rotate [slug]',
    'make the next key of a clinic; what others sealed is sealed anew by a job',
    rotate,
  ).option('--all', 'of every clinic');
}

const clinicsOf = async (planes: Planes, slug?: string): Promise<Clinic[]> => {
  const clinics = await planes.platform.em
    .fork()
    .find(Clinic, { status: { $ne: 'erased' }, ...(slug && { slug }) }, { orderBy: { slug: 1 } });
  if (slug && clinics.length === 0) throw new StartupError(`There is no clinic at "${slug}".`);
  return clinics;
};

const list = (session: Session, _options: object, slug?: string): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const clinics = await clinicsOf(planes, slug);
    const em = planes.platform.em.fork();
    const keys = await em.find(
      DataKey,
      { clinicId: { $in: clinics.map(({ id }) => id) } },
      { orderBy: { version: 1 } },
    );
    const slugs = new Map(clinics.map(clinic => [clinic.id, clinic.slug]));
    const found = keys.map(({ clinicId, version, fingerprint, createdAt, drainedAt }) => ({
      ...{
        slug: slugs.get(clinicId) ?? clinicId,
        version,
        fingerprint,
        createdAt,
        drainedAt: drainedAt ?? null,
      },
    }));
    found.sort((one, other) => one.slug.localeCompare(other.slug) || one.version - other.version);
    const rows = found.map(({ slug, version, createdAt, drainedAt }) => [
      ...[slug, version === 0 ? 'not sealed' : `${version}`, createdAt.toISOString().slice(0, 10)],
      drainedAt ? `seals nothing since ${drainedAt.toISOString().slice(0, 10)}` : 'in use',
    ]);
    return { text: table([['clinic', 'key', 'since', ''], ...rows]), json: found };
  });

const rotate = (session: Session, { all = false }: { all?: boolean }, slug?: string): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    if (all === Boolean(slug)) throw new StartupError('Name one clinic, or all of them with --all.');
    const made = [];
    for (const clinic of await clinicsOf(planes, slug))
      made.push({ slug: clinic.slug, version: await rotateKey(planes, systemHand('command line'), clinic) });
    return {
      text: made
        .map(
          ({ slug, version }) => `${slug} seals with key ${version} from now on; a job seals the rest anew.`,
        )
        .join('\n'),
      json: made,
    };
  });
