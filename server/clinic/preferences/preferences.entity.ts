import { defineEntity, p } from '@mikro-orm/core';
import type { Preferences as Contract } from '../../../shared/clinic/preferences.ts';
import { belongsTo, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { User } from '../users/user.entity.ts';

const nothingChosen: Contract['columns'] = {
  practitioner: { order: [], hidden: [] },
  facility: { order: [], hidden: [] },
  room: { order: [], hidden: [] },
};

const schema = defineEntity({
  name: 'Preferences',
  schema: 'clinic',
  tableName: 'preferences',
  extends: TenantEntity,
  uniques: [{ name: 'preferences_of_member', properties: ['tenantId', 'user'], where: { deletedAt: null } }],
  properties: {
    user: () => belongsTo(User, 'user_id'),
    // The trail tells that they changed, and need not keep each order that somebody tried.
    columns: p
      .json<Contract['columns']>()
      .comment(PROTECTED)
      .onCreate(row => row.columns ?? nothingChosen),
    // A view may keep the name that somebody looked for.
    views: p
      .json<Contract['views']>()
      .comment(PROTECTED)
      .onCreate(row => row.views ?? []),
    /** Announcements that are not to be shown to this member any more, by their ids. */
    putAway: p
      .json<string[]>()
      .defaultRaw("'[]'")
      .comment(PROTECTED)
      .onCreate(row => row.putAway ?? []),
    /** What happened until then is no news to this member any more. */
    seenUntil: p.datetime(3).nullable(),
  },
});

/** How a member likes to work: the columns of their calendar (FD5) and the lists they come back to (FD16, UI-2). */
export class Preferences extends schema.class {}
schema.setClass(Preferences);

export const noPreferences: Contract = { columns: nothingChosen, views: [] };
