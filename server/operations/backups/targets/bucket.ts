import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsOutput,
  NoSuchKey,
  PutObjectRetentionCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { DAY } from '../../../../shared/durations.ts';
import type { BackupBucket } from '../../../environment/backup-bucket.ts';
import { inWords } from './bucket-errors.ts';
import { MissingFile, type Target } from './target.ts';

/** Two of these are in memory at a time; a file has 10,000 of them at most. */
const PIECE = 16 * 1024 * 1024;
/** So many are removed at once. */
const AT_ONCE = 16;

/** Backups in a bucket of a store that speaks S3. */
export class BucketTarget implements Target {
  readonly #settings: BackupBucket;
  readonly #client: S3Client;

  constructor(settings: BackupBucket) {
    const { endpoint, region, addressing, accessKeyId, secretAccessKey, checksums } = settings;
    this.#settings = settings;
    this.#client = new S3Client({
      ...(endpoint && { endpoint }),
      region,
      forcePathStyle: addressing === 'path',
      credentials: { accessKeyId, secretAccessKey },
      maxAttempts: 4,
      requestChecksumCalculation: checksums === 'always' ? 'WHEN_SUPPORTED' : 'WHEN_REQUIRED',
      // The manifest has a hash of every file, which is held against what comes back.
      responseChecksumValidation: 'WHEN_REQUIRED',
      requestHandler: { connectionTimeout: 10_000, socketTimeout: 60_000 },
    });
  }

  whereIs(path: string): string {
    return `s3://${this.#settings.bucket}/${this.#key(path)}`;
  }

  list(folder: string): Promise<string[]> {
    return this.#telling(async () => {
      const Prefix = folder ? `${this.#key(folder)}/` : this.#settings.prefix;
      const found = (await this.#uploadsIn(Prefix)).map(({ Key }) => Key);
      const at = { Bucket: this.#settings.bucket, Prefix, Delimiter: '/' };
      for await (const page of paginateListObjectsV2({ client: this.#client }, at)) {
        found.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
        found.push(...(page.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
      }
      return [...new Set(found.map(key => key.slice(Prefix.length).split('/')[0] ?? ''))];
    });
  }

  stampOf(folder: string): Promise<string> {
    return this.#telling(async () => {
      const at = { Bucket: this.#settings.bucket, Prefix: `${this.#key(folder)}/` };
      const files: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, at))
        files.push(
          ...Contents.map(
            ({ Key, ETag, Size, LastModified }) => `${Key} ${ETag} ${Size} ${LastModified?.toISOString()}`,
          ),
        );
      return files.join('\n');
    });
  }

  async *read(file: string): AsyncGenerator<Buffer> {
    try {
      const at = { Bucket: this.#settings.bucket, Key: this.#key(file) };
      const { Body } = await this.#client.send(new GetObjectCommand(at));
      if (Body instanceof Readable) yield* Body;
    } catch (error) {
      if (error instanceof NoSuchKey) throw new MissingFile(`There is no ${this.whereIs(file)}.`);
      throw inWords(error, this.#settings);
    }
  }

  async write(file: string, bytes: AsyncIterable<Buffer>): Promise<void> {
    let broken: unknown;
    const watched = async function* () {
      try {
        yield* bytes;
      } catch (error) {
        broken = error;
        throw error;
      }
    };
    const at = { Bucket: this.#settings.bucket, Key: this.#key(file) };
    const params = { ...at, Body: Readable.from(watched()) };
    await this.#telling(async () => {
      // Aborts what it began where it fails.
      const upload = new Upload({ client: this.#client, params, partSize: PIECE, queueSize: 2 });
      const { VersionId } = await upload.done();
      await this.#lock({ ...at, VersionId });
    }).catch((error: unknown) => Promise.reject(broken ?? error));
  }

  remove(path: string): Promise<void> {
    return this.#telling(async () => {
      const full = this.#key(path);
      const isIn = (key: string): boolean => key === full || key.startsWith(`${full}/`);
      const { bucket: Bucket } = this.#settings;
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client: this.#client }, { Bucket, Prefix: full }))
        keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key).filter(isIn));
      const uploads = (await this.#uploadsIn(full)).filter(({ Key }) => isIn(Key));
      await inTurn(uploads, upload =>
        this.#client.send(new AbortMultipartUploadCommand({ Bucket, ...upload })),
      );
      // One by one: to remove many at once is asked for with a checksum that not every store knows.
      await inTurn(keys, Key => this.#client.send(new DeleteObjectCommand({ Bucket, Key })));
    });
  }

  #key(path: string): string {
    return this.#settings.prefix + path;
  }

  async #telling<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw inWords(error, this.#settings);
    }
  }

  /** Begun and not ended, as where a process was killed: no list of files shows them, and they are paid for. */
  async #uploadsIn(Prefix: string): Promise<{ Key: string; UploadId: string }[]> {
    const found: { Key: string; UploadId: string }[] = [];
    let page: ListMultipartUploadsOutput = {};
    do {
      const after = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
      const { bucket: Bucket } = this.#settings;
      page = await this.#client.send(new ListMultipartUploadsCommand({ Bucket, Prefix, ...after }));
      found.push(...(page.Uploads ?? []).map(({ Key = '', UploadId = '' }) => ({ Key, UploadId })));
    } while (page.IsTruncated);
    return found;
  }

  /** Asked for by itself: Ceph 16 forgets what is asked for with the beginning of an upload in several pieces. */
  async #lock(at: { Bucket: string; Key: string; VersionId: string | undefined }): Promise<void> {
    const { lockDays } = this.#settings;
    if (!lockDays) return;
    const until = new Date(Date.now() + lockDays * DAY);
    const kept = await this.#client.send(new HeadObjectCommand(at));
    // The bucket's own rule may keep it for longer, and that cannot be made shorter.
    if (kept.ObjectLockMode === 'COMPLIANCE' && +(kept.ObjectLockRetainUntilDate ?? 0) >= +until) return;
    const Retention = { Mode: 'COMPLIANCE', RetainUntilDate: until } as const;
    await this.#client.send(new PutObjectRetentionCommand({ ...at, Retention }));
  }
}

const inTurn = async <T>(all: T[], work: (one: T) => Promise<unknown>): Promise<void> => {
  const left = [...all];
  while (left.length > 0) await Promise.all(left.splice(0, AT_ONCE).map(work));
};
