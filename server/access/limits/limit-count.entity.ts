import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'LimitCount',
  schema: 'identity',
  tableName: 'limits',
  // In this order: the limiter inserts by position.
  properties: {
    /** What is counted and a hash of for whom, so that the table names nobody. */
    key: p.text().primary(),
    points: p.integer().default(0),
    /** Milliseconds since 1970, after which the row counts for nothing. */
    expire: p.bigint('number').nullable(),
  },
});

/** A counter of rate-limiter-flexible, which writes it with statements of its own. */
export class LimitCount extends schema.class {}
schema.setClass(LimitCount);
