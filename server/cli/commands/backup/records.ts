import type { Command } from 'commander';
import { inPlatform } from '../../../data/orm/in-platform.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { isProtected } from '../../../data/records/tenant-entity.ts';
import { recordSystemAction, systemHand } from '../../../data/trails/system-action.ts';
import { findBackup } from '../../../operations/backups/back-up.ts';
import { backedUpRecords } from '../../../operations/backups/records/backed-up-records.ts';
import { kindNamed } from '../../../operations/backups/records/kinds.ts';
import { command, type Outcome, type Session } from '../../terminal/command.ts';
import { table } from '../../terminal/table.ts';
import { withPlanes } from '../../terminal/with-planes.ts';
import { withFound } from './clinic-of.ts';

/** Single records of a backup beside what they are now, and putting one of them back. */
export function recordCommands(backup: Command): void {
  command(
    backup,
    'diff <slug> <name> [kind] [id]',
    'say which records of a kind, such as Patient, are not what a backup holds, or which fields of one',
    diff,
  );
  command(
    backup,
    'take-back <slug> <name> <kind> <id>',
    'make one record what it was in a backup, as an ordinary change',
    takeBack,
  )
    .requiredOption('--reason <text>', 'for the audit')
    .option('--fields <names>', 'these alone, with commas between them');
}

/** As the system in the clinic: its policies hold, and its trail says that it was the command line. */
const lookingBack = async (
  planes: Planes,
  { env }: Session,
  { slug, name, procedure }: { slug: string; name: string; procedure: string },
) => {
  const { clinic } = await withFound(planes, { env }, slug);
  const { id: backupId } = await findBackup(planes, clinic, name);
  const by = { clinic, actor: systemActor(clinic.id, procedure) };
  return { clinic, backupId, by, records: backedUpRecords({ planes, env }) };
};

const diff = (
  session: Session,
  _options: object,
  slug = '',
  name = '',
  kind?: string,
  id?: string,
): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { backupId, by, records } = await lookingBack(planes, session, {
      slug,
      name,
      procedure: 'backup diff',
    });
    if (!kind) {
      const { kinds } = await records.kinds(by, { backupId });
      return {
        text: table([['kind', 'rows then'], ...kinds.map(({ entity, rows }) => [entity, `${rows}`])]),
        json: kinds,
      };
    }
    if (!id) {
      const { items, nextCursor } = await records.list(by, { backupId, entity: kind, limit: MOST });
      // Names are for those who look after patients: the dashboard shows them.
      const found = items.map(({ id, state, fields }) => ({ id, state, fields }));
      const rows = found.map(({ id, state, fields }) => [id, state, fields.join(', ')]);
      const more = nextCursor ? `\nThere are more than ${MOST}.` : '';
      return {
        text:
          rows.length > 0
            ? table([['record', 'now', 'fields that differ'], ...rows]) + more
            : 'None differs.',
        json: found,
      };
    }
    const { state, fields } = await records.get(by, { backupId, entity: kind, entityId: id });
    const hidden = new Set(
      kindNamed(planes, kind)
        .fields.filter(isProtected)
        .map(({ name }) => name),
    );
    const told = fields
      .filter(({ isSame }) => !isSame)
      .map(({ name, was, is }) => ({
        name,
        ...(hidden.has(name) ? { was: 'protected', is: 'protected' } : { was, is }),
      }));
    const rows = told.map(({ name, was, is }) => [name, JSON.stringify(was), JSON.stringify(is)]);
    return {
      text:
        rows.length > 0
          ? table([['field', 'then', `now (${state})`], ...rows])
          : `It is the same (${state}).`,
      json: { state, fields: told },
    };
  });

/** As many are listed; the dashboard lists all, page after page. */
const MOST = 1000;

interface TakingBack {
  reason: string;
  fields?: string;
}

const takeBack = (
  session: Session,
  { reason, fields }: TakingBack,
  slug = '',
  name = '',
  entity = '',
  entityId = '',
): Promise<Outcome> =>
  withPlanes(session, async (_database, planes) => {
    const { clinic, backupId, by, records } = await lookingBack(planes, session, {
      slug,
      name,
      procedure: 'backup take-back',
    });
    const { version } = await records.get(by, { backupId, entity, entityId });
    session.say('Verifying the backup');
    const put = await records.putBack(
      { ...by, reason },
      { backupId, entity, entityId, version, fields: fields?.split(',').map(field => field.trim()) },
    );
    await inPlatform(planes, async em =>
      recordSystemAction(em, systemHand('command line'), {
        ...{ action: 'clinic.take_back', tenantId: clinic.id, entity, entityId, reason },
        changes: { backup: { to: name }, fields: { to: put.fields } },
      }),
    );
    return {
      text: `${entity} ${put.id} is what it was in ${name}: ${put.fields.join(', ')}.`,
      json: { id: put.id, version: put.version, fields: put.fields },
    };
  });
