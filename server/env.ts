import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { StartupError } from './startup-error.ts';

export const projectRoot = resolve(import.meta.dirname, '..');

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);
/** Connections of a process: one for each plane and one for the queue of jobs, whose roles can share none. */
export const LEAST_CONNECTIONS = 4;
const wholeNumber = (least: number, most: number, reason = '') =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine(n => n >= least && n <= most, `must lie between ${least} and ${most}${reason && `, ${reason}`}`);
const oneOf = <const Choice extends string>(...choices: Choice[]) =>
  z.enum(choices, `must be one of ${choices.join(', ')}`);
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
  MEDFLOW_BACKUP_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 of a-z, 0-9, . and -')
    .optional(),
  MEDFLOW_BACKUP_S3_ENDPOINT: z
    .string()
    .regex(
      /^https?:\/\/[^/?#@\s]+\/?$/,
      'must be https:// and a host, with a port if need be, and nothing else',
    )
    .optional(),
  MEDFLOW_BACKUP_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a region such as eu-central-1')
    .optional(),
  MEDFLOW_BACKUP_S3_PREFIX: z
    .string()
    .regex(/^[\w.-]+(\/[\w.-]+)*\/?$/, 'must be names with / between them, such as medflow/backups')
    .optional(),
  MEDFLOW_BACKUP_S3_ACCESS_KEY_ID: z.string().regex(/^\S+$/, 'must have no space in it').optional(),
  MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY: z.string().regex(/^\S+$/, 'must have no space in it').optional(),
  MEDFLOW_BACKUP_S3_ADDRESSING: oneOf('path', 'host').optional(),
  MEDFLOW_BACKUP_S3_CHECKSUMS: oneOf('always', 'required').optional(),
  MEDFLOW_BACKUP_S3_LOCK_DAYS: wholeNumber(1, 3650).optional(),
  MEDFLOW_BACKUP_S3_ANCHOR_LOCK_DAYS: wholeNumber(1, 36_500).optional(),
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

/** Where backups go instead of a folder: a bucket of a store that speaks S3. */
export interface BackupBucket {
  bucket: string;
  /** Amazon's own, by the region, unless there is one. */
  endpoint?: string | undefined;
  region: string;
  /** Before every path: empty, or ending with a slash. */
  prefix: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Whether the bucket is named in the path or in the host of an address. */
  addressing: 'path' | 'host';
  /** Whether what is sent has a checksum wherever one may be given, or only where one must. */
  checksums: 'always' | 'required';
  /** For so many days nobody can remove or change a file, its owner included. */
  lockDays?: number | undefined;
  /** For so many days by what trails are known is kept there as well; not at all unless it is said. */
  anchorLockDays?: number | undefined;
}

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

type Source = Record<string, string | undefined>;

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
    seed: v.MEDFLOW_SEED,
    tenantSwitching: v.ENABLE_TENANT_SWITCHING,
    dnsServers: v.MEDFLOW_DNS_SERVERS,
    cronJobs: v.ENABLE_CRON_JOBS,
  };
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

const BUCKET = 'MEDFLOW_BACKUP_S3_BUCKET';
const bucketKeys = ['MEDFLOW_BACKUP_S3_ACCESS_KEY_ID', 'MEDFLOW_BACKUP_S3_SECRET_ACCESS_KEY'] as const;

/** A bucket that is set up by half would be noticed when a backup is needed. */
function bucketFaults(given: Source): string[] {
  const set = Object.keys(given).filter(name => name.startsWith('MEDFLOW_BACKUP_S3_'));
  if (given[BUCKET] === undefined)
    return set.length > 0
      ? [`${set.join(', ')}: ${BUCKET} is missing, without which backups go to a folder.`]
      : [];
  const plain = given.MEDFLOW_BACKUP_S3_ENDPOINT?.startsWith('http:');
  return [
    ...bucketKeys.filter(name => given[name] === undefined).map(name => `${name} is required by ${BUCKET}.`),
    ...(given.MEDFLOW_BACKUP_DIR === undefined
      ? []
      : [`MEDFLOW_BACKUP_DIR and ${BUCKET} are both set; keep one.`]),
    ...(plain && given.NODE_ENV === 'production'
      ? ['MEDFLOW_BACKUP_S3_ENDPOINT must begin with https:// in production.']
      : []),
  ];
}

function bucketOf(v: z.output<typeof Variables>): BackupBucket | undefined {
  const [accessKeyId, secretAccessKey] = bucketKeys.map(name => v[name]);
  if (!v.MEDFLOW_BACKUP_S3_BUCKET || !accessKeyId || !secretAccessKey) return undefined;
  return {
    bucket: v.MEDFLOW_BACKUP_S3_BUCKET,
    endpoint: v.MEDFLOW_BACKUP_S3_ENDPOINT,
    region: v.MEDFLOW_BACKUP_S3_REGION ?? 'us-east-1',
    prefix: v.MEDFLOW_BACKUP_S3_PREFIX?.replace(/\/?$/, '/') ?? '',
    accessKeyId,
    secretAccessKey,
    // Buckets in the host need a name and a certificate for each, which Amazon has and most others do not.
    addressing: v.MEDFLOW_BACKUP_S3_ADDRESSING ?? (v.MEDFLOW_BACKUP_S3_ENDPOINT ? 'path' : 'host'),
    checksums: v.MEDFLOW_BACKUP_S3_CHECKSUMS ?? 'always',
    lockDays: v.MEDFLOW_BACKUP_S3_LOCK_DAYS,
    anchorLockDays: v.MEDFLOW_BACKUP_S3_ANCHOR_LOCK_DAYS,
  };
}

/** What a child that builds is given: it builds for production, also where tests run it. */
export const buildEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, NODE_ENV: 'production' });
