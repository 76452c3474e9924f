import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { isSignedWith, signatureOf } from '../../data/signing.ts';
import { projectRoot } from '../../env.ts';

const Hash = z.hex().length(64);

const Part = z.strictObject({
  table: z.string().regex(/^clinic\.[a-z_]+$/),
  rows: z.int(),
  /** SHA-256 over the SHA-256 of each row, in the order of their ids; `security.digest_of` says the same of a table. */
  digest: Hash,
  /** Of the names and types of its columns. */
  columns: Hash,
  bytes: z.int(),
  /** SHA-256 of the file, as it is stored. */
  sha256: Hash,
});
export type Part = z.output<typeof Part>;

const Statement = z.strictObject({
  kind: z.literal('medflow backup 1'),
  id: z.uuid(),
  clinic: z.uuid(),
  slug: z.string(),
  takenAt: z.iso.datetime(),
  /** The last migration of the database that it was taken from. */
  schemaVersion: z.string(),
  /** The key that sealed its parts. */
  key: z.int(),
  /** All keys that something in it may be sealed with, by their fingerprints. */
  keys: z.array(z.strictObject({ version: z.int(), fingerprint: z.string() })),
  parts: z.array(Part),
});
type Statement = z.output<typeof Statement>;

export const Manifest = Statement.extend({ signature: z.base64() });
export type Manifest = z.output<typeof Manifest>;

export const signed = (statement: Statement, key: Buffer): Manifest => ({
  ...statement,
  signature: signatureOf(statement, key).toString('base64'),
});

/** Whether this installation wrote it, and nobody changed it since. */
export const isGenuine = ({ signature, ...statement }: Manifest, key: Buffer): boolean =>
  isSignedWith(key, statement, Buffer.from(signature, 'base64'));

/** The schema that this program works on: no other is served. */
export const schemaVersion = (): string =>
  basename(
    globSync('*.ts', { cwd: join(projectRoot, 'migrations') })
      .sort()
      .at(-1) ?? '',
    '.ts',
  );
