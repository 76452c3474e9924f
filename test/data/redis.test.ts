import { Writable } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { Limits } from '../../server/access/limits/limits.ts';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { expectRedis } from '../../server/data/open-redis.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { entities } from '../../server/entities.ts';
import { readEnv } from '../../server/env.ts';
import { createMetrics } from '../../server/metrics.ts';
import { health } from '../../server/operations/health.ts';
import { serve } from '../../server/serve.ts';
import { said, send } from '../http/send.ts';
import { databaseName, environment } from '../world/world.ts';

// What counts in a Redis that is there is tried by every test of limits, where the suite is given one.
test('OPS-9 IDN-5 F1: while the Redis is away nothing starts, and what runs is not ready and counts nobody', async () => {
  const lines: string[] = [];
  const keep = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const away = await openDatabase(
    readEnv({ ...environment, REDIS_URL: 'redis://medflow:its-password@127.0.0.1:1/0' }),
    { mayBeMissing: true },
  );
  await using planes = await openPlanes(away, entities, databaseName, { poolMax: 4, log: pino(keep) });
  await expect(expectRedis(planes.redis)).rejects.toThrow(/^The Redis of REDIS_URL does not answer/);
  const limit = { name: 'test', points: 7, seconds: 60 };
  await expect(new Limits(planes).take(limit, 'somebody')).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
  });

  const lifecycle = { draining: false };
  const app = express().use(
    health({
      ...{ planes, lifecycle, metrics: createMetrics(planes), mayLookInside: () => true },
      failingChecks: () => [],
      isolation: () => Promise.reject(new Error('nobody asks')),
      tellMetrics: async () => '',
    }),
  );
  const serving = await serve(app, { host: '127.0.0.1', port: 0 }, lifecycle);
  const answer = await send(serving.port, { host: 'localhost', path: '/readyz' });
  expect([answer.status, said(answer)]).toEqual([503, { status: 'unavailable', down: ['redis'] }]);
  await serving.stop();
  expect(lines.filter(line => line.includes('Redis cannot be reached'))).toHaveLength(1);
  expect(lines.join()).not.toContain('its-password');
});

test('DB-5 DB-4: production refuses a Redis to which everything goes unencrypted', () => {
  const inProduction = (REDIS_URL: string) => () => readEnv({ NODE_ENV: 'production', REDIS_URL });
  expect(inProduction('redis://cache.example.com')).toThrow(/REDIS_URL must begin with rediss:/);
  expect(inProduction('rediss://cache.example.com')).not.toThrow(/REDIS_URL/);
});
