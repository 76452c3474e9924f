import { createHash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { Keyring } from '../../data/vault/keyring.ts';
import { StartupError } from '../../startup-error.ts';
import { outOfFrames } from './frames.ts';
import { isGenuine, type Manifest, type Part, schemaVersion } from './manifest.ts';
import { columnsOf } from './read-rows.ts';
import { manifestOf, partsIn, readPart, type StoredBackup } from './stored-backup.ts';
import { tablesOf } from './tables.ts';
import { TargetError } from './targets/target.ts';
import { pieceOf, sha256 } from './write-backup.ts';

export interface VerifiedBackup {
  manifest: Manifest;
  stored: StoredBackup;
  ring: Keyring;
}

/**
 * Reads a whole backup and refuses it, before anything is written anywhere, unless it is all there, unchanged, of this clinic and this
 * installation, of the schema that is served, and opens (B2).
 */
export const verifyBackup = async (
  planes: Planes,
  clinic: { id: string; slug: string },
  stored: StoredBackup,
): Promise<VerifiedBackup> => {
  const backup = await openBackup(planes, clinic, stored);
  await verifyParts(backup);
  return backup;
};

/** That each part is the one that was written, to the last row. */
export const verifyParts = async (backup: VerifiedBackup): Promise<void> => {
  for (const part of backup.manifest.parts) await verifyPart(backup, part);
};

/**
 * The same but for the rows, whose parts are only there so far: good enough to look into it, as each frame opens in its own place alone,
 * and not to write anything by it. Whoever needs some tables only need not mind what became of the others.
 */
export const openBackup = async (
  planes: Planes,
  clinic: { id: string; slug: string },
  stored: StoredBackup,
  tables?: readonly string[],
): Promise<VerifiedBackup> => {
  const manifest = await manifestOf(stored);
  if (!isGenuine(manifest, planes.sealKey))
    throw new StartupError(
      'The manifest of the backup was changed, or another installation wrote it: its signature does not fit.',
    );
  if (manifest.clinic !== clinic.id)
    throw new StartupError(
      `This is a backup of ${manifest.slug} (${manifest.clinic}), not of ${clinic.slug}.`,
    );
  if (manifest.schemaVersion > schemaVersion())
    throw new StartupError(
      `The backup is of a newer MedFlow (${manifest.schemaVersion}) than this one (${schemaVersion()}).`,
    );
  await Promise.all([expectSameTables(planes, manifest, tables), expectParts(manifest, stored)]);
  return { manifest, stored, ring: await keyringFor(planes, manifest) };
};

/** The backup is of a MedFlow whose tables had other columns. */
export class OtherTables extends StartupError {}

/** Rows of another form than today's cannot be put back as they were. */
const expectSameTables = async (
  planes: Planes,
  { clinic, parts, schemaVersion }: Manifest,
  tables?: readonly string[],
): Promise<void> => {
  const isMeant = (table: string) => tables?.includes(table) ?? true;
  const columns = await asActor(planes, systemActor(clinic, 'backups.verify'), columnsOf, { readOnly: true });
  const now = tablesOf(planes)
    .filter(({ name }) => isMeant(name))
    .map(({ name }) => `${name} ${sha256(columns.get(name) ?? '').toString('hex')}`);
  const then = parts.filter(({ table }) => isMeant(table)).map(part => `${part.table} ${part.columns}`);
  if (`${now}` !== `${then}`)
    throw new OtherTables(
      `The tables have changed since the backup (${schemaVersion}). Restore it with the MedFlow of then, and upgrade afterwards.`,
    );
};

const expectParts = async ({ parts }: Manifest, stored: StoredBackup): Promise<void> => {
  const found = await partsIn(stored);
  const missing = parts.filter(({ table }) => !found.has(table));
  if (missing.length > 0)
    throw new StartupError(`The backup lacks ${missing.map(({ table }) => table).join(', ')}.`);
};

/** The keys that open it, which are the ones that were there when it was taken. */
const keyringFor = async (planes: Planes, { clinic, slug, key, keys }: Manifest): Promise<Keyring> => {
  const found = await planes.vault.fingerprints(clinic);
  const gone = keys.filter(({ version, fingerprint }) => found.get(version) !== fingerprint);
  if (gone.length > 0 || !found.has(key))
    throw new StartupError(
      `The key store does not hold the keys of ${slug} that the backup needs (version ${gone.map(({ version }) => version).join(', ')}). Without them nobody can read it.`,
    );
  await planes.vault.load(clinic);
  return planes.vault.keyringOf(clinic);
};

const verifyPart = async (backup: VerifiedBackup, part: Part): Promise<void> => {
  const changed = (cause?: unknown) =>
    new StartupError(`${part.table} of the backup was changed, cut off or damaged.`, { cause });
  const [digest, stored] = [createHash('sha256'), createHash('sha256')];
  let rows = 0;
  try {
    for await (const row of rowsIn(backup, part, bytes => stored.update(bytes))) {
      digest.update(sha256(row));
      rows += 1;
    }
  } catch (cause) {
    if (cause instanceof TargetError) throw cause;
    throw changed(cause);
  }
  if (rows !== part.rows || digest.digest('hex') !== part.digest || stored.digest('hex') !== part.sha256)
    throw changed();
};

/** The rows of a part, as canonical JSON; `look` sees its bytes as they are stored. */
export async function* rowsIn(
  { manifest, stored, ring }: VerifiedBackup,
  { table }: Part,
  look: (bytes: Buffer) => unknown = () => undefined,
): AsyncGenerator<string> {
  const seen = async function* () {
    for await (const bytes of readPart(stored, table)) {
      look(bytes);
      yield bytes;
    }
  };
  const pieces = outOfFrames(seen(), (place, sealed) =>
    ring.openPiece(manifest.key, pieceOf(manifest.id, table, place), sealed),
  );
  // An end on either side, by fault or because nobody reads on, is one on the other; whoever reads is told of it.
  const text = pipeline(Readable.from(pieces), createGunzip(), () => undefined);
  let rest: Buffer[] = [];
  for await (const chunk of text as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      rest.push(chunk.subarray(from, end));
      yield Buffer.concat(rest).toString();
      rest = [];
      from = end + 1;
    }
    rest.push(chunk.subarray(from));
  }
}

/** None is in a row: JSON writes them otherwise. */
const NEWLINE = 0x0a;
