import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { type BackupBucket, bucketFaults, bucketOf, bucketVariables } from './environment/backup-bucket.ts';
import { oneOf, type Source, wholeNumber } from './environment/variables.ts';
import { StartupError } from './startup-error.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);
/** Connections of a process: one for each plane and one for the queue of jobs, whose roles can share none. */
export const LEAST_CONNECTIONS = 4;
const onOff = z
  .enum(['true', 'false'], 'must be true or false')
  .default('true')
  .transform(text => text === 'true');
const secret = z.string().min(32, 'must have at least 32 characters');
/** For what older set-ups could switch off, and nobody can any more: a start that asks for it is refused. */
const alwaysOn = (reason: string) => onOff.refine(on => on, `cannot be false: ${reason}`);

const Variables = z.object({
  NODE_ENV: oneOf('development', 'test', 'staging', 'production').default('development'),
  PORT: wholeNumber(0, 65535).default(3000),
  HOST: z.string().default('localhost'),
  MEDFLOW_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a bare domain name in lower case')
    .default('localhost'),
  MEDFLOW_DATA_DIR: z.string().default('.medflow'),
  MEDFLOW_BACKUP_DIR: z.string().optional(),
  ...bucketVariables,
  MEDFLOW_SECRET: secret.optional(),
  MEDFLOW_VAULT_KEY: secret.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  DATABASE_POOLER_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://')
    .optional(),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  MEDFLOW_POOL_MAX: wholeNumber(
    LEAST_CONNECTIONS,
    10,
    'because each of the three planes and the queue of jobs needs one',
  ).default(10),
  MEDFLOW_PROCESSES: wholeNumber(1, 64).optional(),
  MEDFLOW_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  MEDFLOW_TENANT_KEY_GENERATION: wholeNumber(1, 999_999).default(1),
  LOG_LEVEL: oneOf('trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent').default('info'),
  MEDFLOW_TRUST_PROXY: z.string().default('').transform(words),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().optional(),
  MEDFLOW_CLAMD_URL: z
    .string()
    .regex(/^tcp:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:]+\]):\d{1,5}$/i, 'must be such as tcp://localhost:3310')
    .optional(),
  MEDFLOW_STRIPE_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#@\s]+$/, 'must be such as https://api.stripe.com')
    .default('https://api.stripe.com'),
  MEDFLOW_TEST_TILL: z.enum(['true', 'false'], 'must be true or false').optional(),
  MEDFLOW_SEED: oneOf('auto', 'never').default('auto'),
  MULTI_TENANCY_ENABLED: alwaysOn('clinics are always kept apart'),
  ENFORCE_RLS: alwaysOn('the database always enforces isolation'),
  ENABLE_TENANT_SWITCHING: onOff,
  ENABLE_CRON_JOBS: onOff,
  MEDFLOW_DNS_SERVERS: z.string().default('').transform(words),
});

/** From which keys are derived; production makes none of them up. */
const keyNames = ['MEDFLOW_SECRET', 'MEDFLOW_VAULT_KEY'] as const;
const secretNames = [
  ...keyNames,
  'DATABASE_URL',
  'DATABASE_POOLER_URL',
  'REDIS_URL',
  'DATABASE_REPLICA_URL',
  'SMTP_URL',
  'MEDFLOW_METRICS_TOKEN',
  'MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY',
] as const;

/** Every variable that MedFlow reads; `.env.example` explains each of them. */
export const variableNames: string[] = [
  ...Object.keys(Variables.shape),
  ...secretNames.map(name => `${name}_FILE`),
];

/** What the operator decided, validated. `host` 'localhost' means both loopback addresses. */
export type Env = {
  mode: 'development' | 'test' | 'staging' | 'production';
  port: number;
  host: string;
  domain: string;
  /** Absolute path of the folder that holds everything MedFlow writes. */
  dataDir: string;
  /** Absolute path of the folder that backups of clinics are written to, unless they go to a bucket. */
  backupDir: string;
  backupBucket?: BackupBucket | undefined;
  secret?: string | undefined;
  /** What wraps the data keys of the clinics. */
  vaultKey?: string | undefined;
  databaseUrl?: string | undefined;
  /** A pooler in front of that database, which hands its connections out by the transaction. */
  poolerUrl?: string | undefined;
  /** Where limits are counted instead of in the database. It holds a password: never log it. */
  redisUrl?: string | undefined;
  /** A streaming replica of that database, which answers reports. */
  replicaUrl?: string | undefined;
  poolMax: number;
  /** Processes that serve; as many as there are cores, and the database has room for, where production says nothing. */
  processes: number | 'by cores';
  /** What whoever reads `/metrics` must bear; unless it is set, only neighbours may. */
  metricsToken?: string | undefined;
  /** Counts the rotations of the keys behind `tenant_sig`. */
  tenantKeyGeneration: number;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Addresses whose forwarded headers are believed. */
  trustProxy: string[];
  /** Where mails are handed in, with user and password; without it they stay in the outbox. */
  smtpUrl?: string | undefined;
  /** The sender that mails name. */
  mailFrom: string;
  /** The scanner that files are shown to; without one they are judged by their content alone. */
  clamd?: { host: string; port: number } | undefined;
  /** Where Stripe's interface is. */
  stripeUrl: string;
  /** Whether clinics without a payment provider have a till at which no money moves. */
  testTill: boolean;
  seed: 'auto' | 'never';
  /** Whether members of several clinics may go from one to another without signing in anew. */
  tenantSwitching: boolean;
  /** Name servers at which domains of clinics are looked up, with a port if need be; those of the machine unless there are any. */
  dnsServers: string[];
  /** Whether this process runs the jobs that are due by the clock. */
  cronJobs: boolean;
};

/** Whether nobody but developers is served: secrets may be shown, and webhooks may lead to the machine itself. */
export const isForDevelopment = ({ mode }: Pick<Env, 'mode'>): boolean =>
  mode === 'development' || mode === 'test';

/** The validated environment; throws a StartupError that lists every fault at once and never shows a value. */
export function readEnv(source: Source = surroundings()): Env {
  const faults: string[] = [];
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  for (const name of secretNames) readSecretFile(given, name, faults);
  const parsed = Variables.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) faults.push(`${issue.path.join('.')} ${issue.message}.`);
  if (given.NODE_ENV === 'production') faults.push(...productionFaults(given));
  faults.push(...bucketFaults(given));
  if (faults.length > 0 || !parsed.success) {
    throw new StartupError(['The environment is not usable:', ...new Set(faults)].join('\n  '));
  }
  const v = parsed.data;
  const dataDir = resolve(projectRoot, v.MEDFLOW_DATA_DIR);
  return {
    mode: v.NODE_ENV,
    port: v.PORT,
    host: v.HOST,
    domain: v.MEDFLOW_DOMAIN,
    dataDir,
    backupDir: v.MEDFLOW_BACKUP_DIR ? resolve(projectRoot, v.MEDFLOW_BACKUP_DIR) : join(dataDir, 'backups'),
    backupBucket: bucketOf(v),
    secret: v.MEDFLOW_SECRET,
    vaultKey: v.MEDFLOW_VAULT_KEY,
    databaseUrl: v.DATABASE_URL,
    poolerUrl: v.DATABASE_POOLER_URL,
    redisUrl: v.REDIS_URL,
    replicaUrl: v.DATABASE_REPLICA_URL,
    poolMax: v.MEDFLOW_POOL_MAX,
    processes: v.MEDFLOW_PROCESSES ?? (v.NODE_ENV === 'production' ? 'by cores' : 1),
    metricsToken: v.MEDFLOW_METRICS_TOKEN,
    tenantKeyGeneration: v.MEDFLOW_TENANT_KEY_GENERATION,
    logLevel: v.LOG_LEVEL,
    trustProxy: v.MEDFLOW_TRUST_PROXY,
    smtpUrl: v.SMTP_URL,
    mailFrom: v.MAIL_FROM ?? `MedFlow <no-reply@${v.MEDFLOW_DOMAIN}>`,
    clamd: clamdOf(v.MEDFLOW_CLAMD_URL),
    stripeUrl: v.MEDFLOW_STRIPE_URL,
    // Where money is taken, somebody has to ask for it: an invoice would be paid by whoever presses a button.
    testTill: v.MEDFLOW_TEST_TILL ? v.MEDFLOW_TEST_TILL === 'true' : isForDevelopment({ mode: v.NODE_ENV }),
    seed: v.MEDFLOW_SEED,
    tenantSwitching: v.ENABLE_TENANT_SWITCHING,
    dnsServers: v.MEDFLOW_DNS_SERVERS,
    cronJobs: v.ENABLE_CRON_JOBS,
  };
}

/** An address of IPv6 stands in brackets. */
function clamdOf(url: string | undefined): Env['clamd'] {
  if (!url) return undefined;
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
}

/** Whether whoever runs a command asked for the stack of an error (DEBUG=1). */
export const wantsStack = (): boolean => Boolean(process.env.DEBUG);

/** Whether production is asked for, told even where the rest of the environment is not usable. */
export const wantsProduction = (): boolean => surroundings().NODE_ENV === 'production';

/** What the shell says outranks the `.env` file of the project. */
function surroundings(): Source {
  const file = join(projectRoot, '.env');
  return existsSync(file) ? { ...parseEnv(readFileSync(file, 'utf8')), ...process.env } : process.env;
}

function readSecretFile(given: Source, name: string, faults: string[]): void {
  const path = given[`${name}_FILE`];
  if (path === undefined) return;
  if (given[name] !== undefined) faults.push(`${name} and ${name}_FILE are both set; keep one.`);
  try {
    given[name] = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    faults.push(`${name}_FILE names a file that cannot be read (${(cause as NodeJS.ErrnoException).code}).`);
  }
}

function productionFaults(given: Source): string[] {
  const isSame = given.MEDFLOW_SECRET && given.MEDFLOW_SECRET === given.MEDFLOW_VAULT_KEY;
  const { REDIS_URL: redis } = given;
  return [
    ...(given.MEDFLOW_STRIPE_URL?.startsWith('http://')
      ? ['In production MEDFLOW_STRIPE_URL must begin with https://, which is encrypted and verified.']
      : []),
    ...(redis?.startsWith('redis://')
      ? ['In production REDIS_URL must begin with rediss://, which is encrypted and verified.']
      : []),
    ...keyNames.flatMap(name => {
      const secret = given[name];
      if (secret === undefined) return [`${name} is required in production.`];
      const guessable = new Set(secret).size < 10 || /change.?me|example|default|password/i.test(secret);
      return guessable ? [`${name} is a default or guessable value, which production refuses.`] : [];
    }),
    ...(isSame
      ? ['MEDFLOW_VAULT_KEY must be another secret than MEDFLOW_SECRET: each opens what the other cannot.']
      : []),
  ];
}

/** What a child that builds is given: it builds for production, also where tests run it. */
export const buildEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production' });
