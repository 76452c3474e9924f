import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

interface Limits {
  /** Bytes after which the next file is begun. */
  most?: number;
  /** Former files that are kept, as `name.1` (the latest), `name.2` … */
  kept?: number;
}

/** A file of lines that never grows without end. Several processes may write the same one. */
export class RotatingFile {
  readonly #path: string;
  readonly #most: number;
  readonly #kept: number;
  #file = -1;
  #size = 0;

  constructor(path: string, { most = 10_000_000, kept = 4 }: Limits = {}) {
    this.#path = path;
    this.#most = most;
    this.#kept = kept;
    mkdirSync(dirname(path), { recursive: true });
    this.#open();
  }

  /** A line that the disk does not take is said on stderr instead: whoever logs has no time for our troubles. */
  write(line: string): void {
    try {
      if (this.#size >= this.#most) this.#rotate();
      this.#size += writeSync(this.#file, line);
    } catch {
      process.stderr.write(line);
    }
  }

  #open(): void {
    this.#file = openSync(this.#path, 'a');
    this.#size = fstatSync(this.#file).size;
  }

  #rotate(): void {
    closeSync(this.#file);
    // Another process may have been quicker; then only the new file is to be opened.
    if (existsSync(this.#path) && statSync(this.#path).size >= this.#most) shift(this.#path, this.#kept);
    this.#open();
  }
}

/** Makes room for a new file: each former one becomes a generation older, and the oldest goes. */
export const shift = (path: string, kept: number): void => {
  for (let age = kept - 1; age > 0; age--)
    if (existsSync(`${path}.${age}`)) renameSync(`${path}.${age}`, `${path}.${age + 1}`);
  renameSync(path, `${path}.1`);
};
