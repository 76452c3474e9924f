import { defineEntity, p } from '@mikro-orm/core';

/** So many minutes are kept: a day to compare with, and the spans on either side of it. */
export const KEPT_MINUTES = 26 * 60;

const schema = defineEntity({
  name: 'CallMinute',
  schema: 'platform',
  tableName: 'call_minutes',
  checks: [
    { name: 'call_minutes_slot', expression: m => `${m.slot} >= 0 and ${m.slot} < ${KEPT_MINUTES}` },
    { name: 'call_minutes_counted', expression: m => `${m.calls} >= ${m.failed} and ${m.failed} >= 0` },
  ],
  properties: {
    /** Minutes take turns at these places, so that the table never grows and nothing needs to be removed. */
    slot: p.integer().primary().autoincrement(false),
    minute: p.datetime(0),
    calls: p.integer(),
    /** Of them, those that failed by a fault of ours. */
    failed: p.integer(),
    /** Of them, so many that took no longer than each bound of the histogram, the endless one last. */
    durations: p.array().columnType('int[]').$type<number[]>(),
    signIns: p.integer(),
    signedIn: p.integer(),
    /** Calls that waited for a connection when the minute ended. */
    waiting: p.integer(),
  },
});

/** How the calls of a minute went, on all servers together; what tells whether a release is taken back (LIT-14). */
export class CallMinute extends schema.class {}
schema.setClass(CallMinute);
