import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import { asActor } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { systemActor } from '../../data/records/actor.ts';
import { inFrames } from './frames.ts';
import { type Manifest, type Part, schemaVersion, signed } from './manifest.ts';
import { columnsOf, rowReader } from './read-rows.ts';
import { complete, removeStored, type StoredBackup, writePart } from './stored-backup.ts';
import { tablesOf } from './tables.ts';

interface Writing {
  /** Of the backup. */
  id: string;
  clinic: { id: string; slug: string };
  stored: StoredBackup;
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Under which a piece of a part is sealed: no other backup, table or place takes it. */
export const pieceOf = (id: string, table: string, place: string): string => `backup|${id}|${table}|${place}`;

/**
 * Writes a clinic as it is at one moment to where backups are kept (OPS-1). One transaction reads it, as the
 * clinic's own actor, so that its policies say what is in it.
 */
export const writeBackup = (planes: Planes, { id, clinic, stored }: Writing): Promise<Manifest> => {
  const actor = systemActor(clinic.id, 'backups.write');
  return asActor(
    planes,
    actor,
    async em => {
      // Again from the beginning where the database was lost in the middle.
      await removeStored(stored);
      const rowsOf = await rowReader(em, planes, actor);
      const { now } = await oneInClinic(em, z.object({ now: z.coerce.date() }), 'select now()');
      const columns = await columnsOf(em);
      const ring = planes.vault.keyringOf(clinic.id);
      const key = ring.newest;
      const parts: Part[] = [];
      for (const { name: table } of tablesOf(planes)) {
        const seal = (place: string, bytes: Buffer) => ring.sealPiece(key, pieceOf(id, table, place), bytes);
        const written = await writeRows(rowsOf(table), seal, frames => writePart(stored, table, frames));
        parts.push({ table, columns: sha256(columns.get(table) ?? '').toString('hex'), ...written });
      }
      const keys = [...(await planes.vault.fingerprints(clinic.id))].map(([version, fingerprint]) => ({
        version,
        fingerprint,
      }));
      const about = { clinic: clinic.id, slug: clinic.slug, takenAt: now.toISOString() };
      const manifest = signed(
        { kind: 'medflow backup 1', id, ...about, schemaVersion: schemaVersion(), key, keys, parts },
        planes.sealKey,
      );
      await complete(stored, manifest);
      return manifest;
    },
    { readOnly: true, isSnapshot: true },
  );
};

/** Compressed and sealed; constant memory, however many rows there are. */
const writeRows = async (
  rows: AsyncIterable<string>,
  seal: (place: string, bytes: Buffer) => Buffer,
  write: (frames: AsyncIterable<Buffer>) => Promise<void>,
): Promise<Pick<Part, 'rows' | 'digest' | 'bytes' | 'sha256'>> => {
  const [digest, stored] = [createHash('sha256'), createHash('sha256')];
  let [count, bytes] = [0, 0];
  await pipeline(
    Readable.from(rows),
    async function* (lines: AsyncIterable<string>) {
      for await (const line of lines) {
        digest.update(sha256(line));
        count += 1;
        yield `${line}\n`;
      }
    },
    createGzip({ level: 1 }),
    inFrames(seal),
    async function* (frames: AsyncIterable<Buffer>) {
      for await (const frame of frames) {
        stored.update(frame);
        bytes += frame.length;
        yield frame;
      }
    },
    write,
  );
  return { rows: count, digest: digest.digest('hex'), bytes, sha256: stored.digest('hex') };
};
