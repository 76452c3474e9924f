import { expect, test } from 'vitest';
import { readEnv } from '../../server/env.ts';

test.each(['development', 'test', 'staging', 'production'])(
  'LIT-10: in %s, isolation cannot be switched off, and the start says why',
  mode => {
    const environment = {
      ...{ NODE_ENV: mode, MEDFLOW_SECRET: 'Zk3v9QpW8mN2xB7tY5rL1cD4fG6hJ0sA' },
      MEDFLOW_VAULT_KEY: 'mZ4tR8wQ2xK6vB1nJ5hP9sD3fG7cL0yA',
    };
    expect(() => readEnv({ ...environment, MULTI_TENANCY_ENABLED: 'false' })).toThrow(
      'MULTI_TENANCY_ENABLED cannot be false: clinics are always kept apart.',
    );
    expect(() => readEnv({ ...environment, ENFORCE_RLS: 'false' })).toThrow(
      'ENFORCE_RLS cannot be false: the database always enforces isolation.',
    );
    expect(readEnv({ ...environment, MULTI_TENANCY_ENABLED: 'true', ENFORCE_RLS: 'true' })).toMatchObject({
      mode,
    });
  },
);

test('LIT-10: switching clinics and jobs by the clock are on, unless they are switched off', () => {
  expect(readEnv({})).toMatchObject({ tenantSwitching: true, cronJobs: true });
  const off = readEnv({ ENABLE_TENANT_SWITCHING: 'false', ENABLE_CRON_JOBS: 'false' });
  expect(off).toMatchObject({ tenantSwitching: false, cronJobs: false });
});

test('LIT-10 DB-5: a switch that is neither on nor off is named', () => {
  expect(() => readEnv({ ENABLE_CRON_JOBS: 'maybe', ENFORCE_RLS: 'no' })).toThrow(
    /ENFORCE_RLS must be true or false\.\n {2}ENABLE_CRON_JOBS must be true or false\./,
  );
});
