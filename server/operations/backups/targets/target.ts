import { StartupError } from '../../../startup-error.ts';

/** Where backups are kept: files by their paths, such as `<clinic>/<backup>/manifest.json`. What is in them it does not know. */
export interface Target {
  /** Where something is, for whoever looks for it. */
  whereIs: (path: string) => string;
  /** The names of what lies directly in a folder, also of what is written by half. */
  list: (folder: string) => Promise<string[]>;
  /** Other words as soon as any file in a folder is another one. */
  stampOf: (folder: string) => Promise<string>;
  /** Throws a MissingFile where there is none. */
  read: (file: string) => AsyncIterable<Buffer>;
  /** Writes a file that was not there; it stays, also after a power cut, once this answers. Part of one that fails may be left. */
  write: (file: string, bytes: AsyncIterable<Buffer>) => Promise<void>;
  /** Removes a file, or a folder with everything in it, where there is one. */
  remove: (path: string) => Promise<void>;
}

export class MissingFile extends StartupError {}

/** A target that does not do what it is asked, in words that tell neither secrets nor what was to be written. */
export class TargetError extends StartupError {}
