import { defineEntity, p } from '@mikro-orm/core';
import type { AlertName } from '../../../shared/platform/alerts.ts';
import { globalFields } from '../../data/records/global-entity.ts';

const schema = defineEntity({
  name: 'Alert',
  schema: 'platform',
  tableName: 'alerts',
  uniques: [{ name: 'alerts_one_open', properties: ['name', 'subject'], where: { acknowledgedAt: null } }],
  properties: {
    ...globalFields,
    /** One of the names of LIT-6, such as `CrossTenantAccessAttempt`. */
    name: p.text().$type<AlertName>(),
    /** What it is about, so that the same trouble is told once: an account, a clinic or `all`. */
    subject: p.text(),
    tenantId: p.uuid().nullable(),
    severity: p.text().$type<'critical' | 'warning'>(),
    /** How often it happened while the alert was open. */
    count: p.integer().default(1),
    lastAt: p
      .datetime(3)
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    acknowledgedAt: p.datetime(3).nullable(),
    acknowledgedBy: p.uuid().nullable(),
  },
});

/** Something that somebody must look at; raised once, counted while it is open. */
export class Alert extends schema.class {}
schema.setClass(Alert);
