import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'Plan',
  schema: 'platform',
  tableName: 'plans',
  properties: {
    /** Such as `standard`. */
    code: p.text().primary(),
    name: p.text(),
    /** Minor units a month. */
    price: p.integer(),
    currency: p.text().default('EUR'),
    /** 0 is none. */
    trialDays: p.integer().default(0),
    /** Active members at most; null is no limit, here and below. */
    maxUsers: p.integer().nullable(),
    maxPatients: p.integer().nullable(),
    maxBookingsPerMonth: p.integer().nullable(),
    maxStorageMegabytes: p.integer().nullable(),
    maxApiCallsPerMonth: p.integer().nullable(),
    /** Calls a minute of the whole clinic (IDN-8). */
    callsPerMinute: p.integer(),
    /** Calls a minute of one API token, unless the token says less. */
    tokenCallsPerMinute: p.integer(),
  },
});

/** What a clinic may use, and what it pays for it (TEN-3). */
export class Plan extends schema.class {}
schema.setClass(Plan);
