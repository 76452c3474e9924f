import { defineEntity } from '@mikro-orm/core';
import { resourceSchema } from './resource-schema.ts';

const schema = defineEntity({ name: 'Room', ...resourceSchema('rooms') });

/** Where patients are seen: a part of a facility. */
export class Room extends schema.class {}
schema.setClass(Room);
