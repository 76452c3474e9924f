import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { asActor } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { Keyring } from '../../data/vault/keyring.ts';
import { StartupError } from '../../startup-error.ts';
import { manifestOf, partFile } from './folder.ts';
import { outOfFrames } from './frames.ts';
import { isGenuine, type Manifest, type Part, schemaVersion } from './manifest.ts';
import { columnsOf } from './read-rows.ts';
import { tablesOf } from './tables.ts';
import { pieceOf, sha256 } from './write-backup.ts';

export interface VerifiedBackup {
  manifest: Manifest;
  folder: string;
  ring: Keyring;
}

/**
 * Reads a whole backup and refuses it, before anything is written anywhere, unless it is all there, unchanged, of this clinic and this
 * installation, of the schema that is served, and opens (B2).
 */
export const verifyBackup = async (
  planes: Planes,
  clinic: { id: string; slug: string },
  folder: string,
): Promise<VerifiedBackup> => {
  const manifest = await manifestOf(folder);
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
  await Promise.all([expectSameTables(planes, manifest), expectParts(manifest, folder)]);
  const ring = await keyringFor(planes, manifest);
  const backup = { manifest, folder, ring };
  for (const part of manifest.parts) await verifyPart(backup, part);
  return backup;
};

/** Rows of another form than today's cannot be put back as they were. */
const expectSameTables = async (
  planes: Planes,
  { clinic, parts, schemaVersion }: Manifest,
): Promise<void> => {
  const columns = await asActor(planes, systemActor(clinic, 'backups.verify'), columnsOf, { readOnly: true });
  const now = tablesOf(planes).map(
    ({ name }) => `${name} ${sha256(columns.get(name) ?? '').toString('hex')}`,
  );
  const then = parts.map(part => `${part.table} ${part.columns}`);
  if (`${now}` !== `${then}`)
    throw new StartupError(
      `The tables have changed since the backup (${schemaVersion}). Restore it with the MedFlow of then, and upgrade afterwards.`,
    );
};

const expectParts = async ({ parts }: Manifest, folder: string): Promise<void> => {
  const found = new Set(await readdir(folder));
  const missing = parts.filter(({ table }) => !found.has(`${table}.part`));
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
  const stored = createHash('sha256');
  for await (const bytes of createReadStream(partFile(backup.folder, part.table))) stored.update(bytes);
  if (stored.digest('hex') !== part.sha256) throw changed();
  const digest = createHash('sha256');
  let rows = 0;
  try {
    for await (const row of rowsIn(backup, part)) {
      digest.update(sha256(row));
      rows += 1;
    }
  } catch (cause) {
    throw changed(cause);
  }
  if (rows !== part.rows || digest.digest('hex') !== part.digest) throw changed();
};

/** The rows of a part, as canonical JSON. */
export async function* rowsIn(
  { manifest, folder, ring }: VerifiedBackup,
  { table }: Part,
): AsyncGenerator<string> {
  const pieces = outOfFrames(partFile(folder, table), (place, sealed) =>
    ring.openPiece(manifest.key, pieceOf(manifest.id, table, place), sealed),
  );
  const opened = Readable.from(pieces);
  const text = opened.pipe(createGunzip());
  opened.once('error', error => text.destroy(error));
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
