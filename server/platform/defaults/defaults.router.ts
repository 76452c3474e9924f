import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';
import { Defaults, DefaultsChange } from '../../../shared/platform/console-defaults.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { security } from '../../access/settings/security-of.ts';
import type { SettingsRow } from '../../access/settings/settings-entity.ts';
import { type Kind } from '../../access/settings/settings-of.ts';
import { router } from '../../api/trpc.ts';
import {
  analytics,
  booking,
  communication,
  integration,
  organization,
  patients,
} from '../../clinic/settings/kinds.ts';
import { StaleVersion } from '../../errors.ts';
import { changes, reads } from '../console/console.ts';

const kinds = { organization, booking, security, integration, communication, patients, analytics };

/** The console works for no clinic, so no filter narrows it; the policy `operators` does. */
const find = (
  em: SqlEntityManager,
  { entity }: Pick<Kind<z.ZodType, z.ZodObject>, 'entity'>,
): Promise<SettingsRow> => em.findOneOrFail(entity, { tenantId: null }, { filters: false });

const defaultsOf = async <Values extends z.ZodType>(
  em: SqlEntityManager,
  kind: Kind<Values, z.ZodObject>,
) => {
  const row = await find(em, kind);
  return { version: row.version, values: kind.values.parse(row) };
};

/** What applies in every clinic that has set nothing else (TEN-12). */
export const defaults = router({
  get: reads('settings:read', Nothing, Defaults).query(async ({ ctx: { em } }) => ({
    organization: await defaultsOf(em, organization),
    booking: await defaultsOf(em, booking),
    security: await defaultsOf(em, security),
    integration: await defaultsOf(em, integration),
    communication: await defaultsOf(em, communication),
    patients: await defaultsOf(em, patients),
    analytics: await defaultsOf(em, analytics),
  })),

  change: changes('settings:write', 'settings.change', DefaultsChange, Done, { confirmed: true }).mutation(
    async ({ ctx: { em }, input: { kind, version, values } }) => {
      const row = await find(em, kinds[kind]);
      if (row.version !== version) throw new StaleVersion('Another operator', row.updatedAt);
      // Of whichever kind it is, the contract has seen to it.
      const fields: object = values;
      em.assign(row, fields);
      return { done: true as const };
    },
  ),
});
