import { randomUUID } from 'node:crypto';
import { p } from '@mikro-orm/core';

/** What a row outside the clinic plane carries: a key and when it was made. */
export const globalFields = {
  id: p
    .uuid()
    .primary()
    .defaultRaw('uuid_generate_v4()')
    .onCreate(() => randomUUID()),
  createdAt: p
    .datetime(3)
    .defaultRaw('now()')
    .onCreate(() => new Date()),
};
