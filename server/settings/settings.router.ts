import { Nothing } from '../../shared/scalars.ts';
import { Settings, SettingsChange } from '../../shared/settings.ts';
import { findVersion } from '../orm/versions.ts';
import { allowed, router } from '../trpc.ts';
import { ClinicSettings } from './clinic-settings.entity.ts';

export const settings = router({
  get: allowed('settings:read', 'GET /settings', Nothing, Settings).query(({ ctx: { em } }) =>
    em.findOneOrFail(ClinicSettings, {}),
  ),

  update: allowed('settings:write', 'PATCH /settings', SettingsChange, Settings).mutation(
    async ({ ctx: { em }, input: { version, ...change } }) => {
      const { id } = await em.findOneOrFail(ClinicSettings, {});
      return em.assign(await findVersion(em, ClinicSettings, { id, version }), change);
    },
  ),
});
