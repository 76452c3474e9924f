import { defineEntity, p } from '@mikro-orm/core';
import { defaultChoice, type NotificationKind } from '../../../shared/clinic/notifications.ts';
import type { Preferences as Contract } from '../../../shared/clinic/preferences.ts';
import { sealedJson } from '../../data/forms/sealed-column.ts';
import { belongsTo, PROTECTED, TenantEntity } from '../../data/records/tenant-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { User } from '../users/user.entity.ts';

const nothingChosen: Contract['columns'] = {
  practitioner: { order: [], hidden: [] },
  facility: { order: [], hidden: [] },
  room: { order: [], hidden: [] },
};

/** An instant for each kind. */
export type ToldUntil = Partial<Record<NotificationKind, string>>;

const schema = defineEntity({
  name: 'Preferences',
  schema: 'clinic',
  tableName: 'preferences',
  extends: TenantEntity,
  uniques: [{ name: 'preferences_of_member', properties: ['tenantId', 'user'], where: { deletedAt: null } }],
  indexes: [
    {
      // For `security.clinics_with_mailed_news()`: hardly anybody wants letters.
      name: 'preferences_mailed',
      expression: `create index "preferences_mailed" on "clinic"."preferences" ("tenant_id") where "notifications" -> 'mailed' <> '[]' and "deleted_at" is null`,
    },
    {
      // For `security.clinics_with_daily_reports()`.
      name: 'preferences_daily_report',
      expression: `create index "preferences_daily_report" on "clinic"."preferences" ("tenant_id") where "notifications" -> 'dailyReport' = 'true' and "deleted_at" is null`,
    },
  ],
  policies: [dueWork],
  properties: {
    user: () => belongsTo(User, 'user_id'),
    // The trail tells that they changed, and need not keep each order that somebody tried.
    columns: p
      .json<Contract['columns']>()
      .comment(PROTECTED)
      .onCreate(row => row.columns ?? nothingChosen),
    // A view may keep the name that somebody looked for.
    views: sealedJson<Contract['views']>().onCreate(row => row.views ?? []),
    /** Announcements that are not to be shown to this member any more, by their ids. */
    putAway: p
      .json<string[]>()
      .defaultRaw("'[]'")
      .comment(PROTECTED)
      .onCreate(row => row.putAway ?? []),
    /** What happened until then is no news to this member any more. */
    seenUntil: p.datetime(3).nullable(),
    notifications: p
      .json<Contract['notifications']>()
      .defaultRaw(`'{"hidden": [], "mailed": []}'`)
      .comment(PROTECTED)
      .onCreate(row => row.notifications ?? defaultChoice),
    /** Until when a letter has told of each kind that is told so, or since when it is to be. */
    toldUntil: p
      .json<ToldUntil>()
      .defaultRaw("'{}'")
      .comment(PROTECTED)
      .onCreate(row => row.toldUntil ?? {}),
  },
});

/** How a member likes to work: the columns of their calendar (FD5), the lists they come back to (FD16, UI-2), what they are told (WRK-3). */
export class Preferences extends schema.class {}
schema.setClass(Preferences);

export const noPreferences: Contract & { toldUntil: ToldUntil } = {
  ...{ columns: nothingChosen, views: [] },
  ...{ notifications: defaultChoice, toldUntil: {} },
};
