import { Preferences as Contract, PreferencesChange } from '../../../shared/clinic/preferences.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { expectRoom } from './expect-room.ts';
import { expectNamedRecords } from './named-records.ts';
import { keepOwn, ownPreferences } from './own-preferences.ts';
import { noPreferences } from './preferences.entity.ts';
import { toldFrom } from './told-until.ts';

export const preferences = router({
  own: allowed('preferences:own', 'GET /preferences', Nothing, Contract).query(
    async ({ ctx: { em } }) => (await ownPreferences(em)) ?? noPreferences,
  ),

  save: allowed('preferences:own', 'PATCH /preferences', PreferencesChange, Contract, {
    withinFacilities: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const before = (await ownPreferences(em)) ?? noPreferences;
    await expectNamedRecords(em, input, before);
    if (input.views) expectRoom(input.views, before.views);
    const { notifications } = input;
    return keepOwn(em, {
      ...input,
      ...(notifications && { toldUntil: toldFrom(notifications, before) }),
    });
  }),
});
