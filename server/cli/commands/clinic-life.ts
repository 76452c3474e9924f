import type { Command } from 'commander';
import { z } from 'zod';
import { Withholdable } from '../../../shared/permissions.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type PlatformActor, systemHand } from '../../data/trails/system-action.ts';
import { eraseClinic } from '../../platform/clinics/erasure.ts';
import { healthOf } from '../../platform/clinics/health.ts';
import {
  type ClinicStep,
  closeClinic,
  markPastDue,
  reactivateClinic,
  suspendClinic,
} from '../../platform/clinics/lifecycle.ts';
import { changePackage, withheldFrom } from '../../platform/clinics/package.ts';
import { changePlan } from '../../platform/clinics/plans.ts';
import { StartupError } from '../../startup-error.ts';
import { command, type Outcome, type Session } from '../terminal/command.ts';
import { table } from '../terminal/table.ts';
import { withPlanes } from '../terminal/with-planes.ts';

type Take = (planes: Planes, by: PlatformActor, asked: ClinicStep) => Promise<Clinic>;

const steps: [name: string, description: string, take: Take][] = [
  ['past-due', 'let a clinic be read, but not changed, until its bill is paid', markPastDue],
  ['suspend', 'shut a clinic at once', suspendClinic],
  ['reactivate', 'open a clinic that is past due, suspended or closing', reactivateClinic],
  ['close', 'begin the end of a clinic: 30 days in which it can be read and re-opened', closeClinic],
];

/** medflow clinic list|show|plan|package|past-due|suspend|reactivate|close|erase: the life of a clinic (TEN-2, TEN-3). */
export function clinicLife(clinic: Command): void {
  command(clinic, 'list', 'list the clinics with their status and plan', list);
  command(clinic, 'show <slug>', 'show a clinic and what it uses of its plan', show);
  const why = ['--reason <text>', 'for the audit, and for the owners to read'] as const;
  command(clinic, 'plan <slug> <code>', 'move a clinic to another plan', plan).requiredOption(...why);
  command(clinic, 'package <slug>', 'say what a clinic may use at all, beyond roles', repack)
    .option('--without <permissions>', 'what is not included, such as tokens:write,mails:read', '')
    .requiredOption(...why);
  for (const [name, description, take] of steps)
    command(clinic, `${name} <slug>`, description, (session, { reason }: { reason: string }, slug = '') =>
      withPlanes(session, async (_database, planes) => {
        const { id: clinicId } = await find(planes, slug);
        return told(await take(planes, systemHand('command line'), { clinicId, reason }));
      }),
    ).requiredOption(...why);
  command(clinic, 'erase <slug>', 'erase a clinic whose days of grace are over', erase).requiredOption(
    ...why,
  );
}

const find = async (planes: Planes, slug: string): Promise<Clinic> => {
  const clinic = await planes.platform.em.fork().findOne(Clinic, { slug });
  if (!clinic) throw new StartupError(`There is no clinic at "${slug}". See: npm run medflow -- clinic list`);
  return clinic;
};

const factsOf = ({ id, slug, name, status, plan, trialEndsAt, closesAt }: Clinic) => ({
  ...{ id, slug, name, status, plan, trialEndsAt: trialEndsAt ?? null, closesAt: closesAt ?? null },
});

const told = (clinic: Clinic): Outcome => ({
  text: `${clinic.name} is ${clinic.status.replace('_', ' ')} now.`,
  json: factsOf(clinic),
});

const list = (session: Session): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const found = await planes.platform.em.fork().find(Clinic, {}, { orderBy: { slug: 'asc' } });
    const rows = found.map(({ slug, status, plan, name }) => [slug, status, plan, name]);
    return { text: table(rows) || 'There is no clinic yet.', json: found.map(factsOf) };
  });

const show = (session: Session, _options: object, slug = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const clinic = await find(planes, slug);
    const facts = factsOf(clinic);
    const found = await healthOf(planes, clinic.id);
    const { usage, ...health } = found ?? { usage: [] };
    const rows = [
      ...Object.entries(facts).flatMap(([name, value]) => (value === null ? [] : [[name, text(value)]])),
      ...(found ? [['health', [`${found.score} of 100.`, ...found.reasons].join(' ')]] : []),
      ...usage.map(({ metric, used, limit }) => [metric, `${used} of ${limit ?? 'any number'}`]),
    ];
    return { text: table(rows), json: { ...facts, usage, health: found && health } };
  });

const text = (value: string | Date): string => (value instanceof Date ? value.toISOString() : value);

const plan = (session: Session, { reason }: { reason: string }, slug = '', code = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { id: clinicId } = await find(planes, slug);
    const asked = { clinicId, plan: code, reason };
    const clinic = await changePlan(planes, systemHand('command line'), asked);
    return { text: `${clinic.name} has the plan ${code} now.`, json: factsOf(clinic) };
  });

interface Repacking {
  without: string;
  reason: string;
}

const repack = (session: Session, { without, reason }: Repacking, slug = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { data: withheld, error } = z.array(Withholdable).safeParse(without.split(',').filter(Boolean));
    if (error) throw new StartupError(`What can be left out is: ${Withholdable.options.join(', ')}.`);
    const { id: clinicId } = await find(planes, slug);
    const clinic = await changePackage(planes, systemHand('command line'), { clinicId, withheld, reason });
    const left = withheldFrom(clinic);
    return {
      text: `The package of ${clinic.name} includes everything${left.length > 0 ? ` but ${left.join(', ')}` : ''} now.`,
      json: { ...factsOf(clinic), withheld: left },
    };
  });

const erase = (session: Session, { reason }: { reason: string }, slug = ''): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { id: clinicId } = await find(planes, slug);
    const certificate = await eraseClinic(planes, systemHand('command line'), { clinicId, reason });
    const { id, name, ended, remaining, keys, readable } = certificate;
    const rows = Object.entries(remaining).map(([what, count]) => [what, String(count)]);
    return {
      text: `${name} is erased: nobody can read a row of it, ${ended.members} memberships and ${ended.sessions} sessions ended.\nIts ${keys.length === 1 ? 'key is' : `${keys.length} keys are`} destroyed: what was sealed can be read by nobody, in no backup either.\nStill stored:\n${table(rows)}\nNot sealed, and so readable to whoever has the whole database: ${readable.join(', ')}\nCertificate ${id}`,
      json: { id, clinicId, slug, name, ended, remaining, keys, readable },
    };
  });
