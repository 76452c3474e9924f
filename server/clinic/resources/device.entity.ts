import { defineEntity } from '@mikro-orm/core';
import { resourceSchema } from './resource-schema.ts';

const schema = defineEntity({ name: 'Device', ...resourceSchema('devices') });

/** What a service is given with, such as an ultrasound scanner; it stays in its facility. */
export class Device extends schema.class {}
schema.setClass(Device);
