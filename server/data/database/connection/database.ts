import type { ClientConfig } from 'pg';
import type { Vault } from '../../vault/vault.ts';
import type { RoleName } from './roles.ts';

/** The PostgreSQL that MedFlow works on, wherever it runs. */
export type DatabaseServer = {
  kind: 'embedded' | 'external';
  /** The database that holds MedFlow's data unless a call names another. */
  name: string;
  /** The folder of the embedded server. */
  dataDir?: string;
  /** The secret that the passwords of the component roles come from. */
  root: Buffer;
  /** A URL that psql and pg both understand. It holds a password: never log it. */
  url(role: RoleName | 'admin', database?: string): string;
  /** The same for pg. Read it anew for each new pool: a restarted server may have another port. */
  connection(role: RoleName | 'admin', database?: string): ClientConfig;
  /** The same for what needs a connection no longer than a transaction: by way of the pooler, where there is one. */
  pooled(role: RoleName, database?: string): ClientConfig;
  /** The same at the streaming replica, where there is one. */
  replica?: ((role: RoleName, database?: string) => ClientConfig) | undefined;
  /** Lets go of the server; the last MedFlow process to do so stops the embedded one. */
  close(): Promise<void>;
};

/** The same with what is kept elsewhere: the keys of the clinics, and counters where there is a Redis. */
export type Database = DatabaseServer & { vault: Vault; redisUrl: string | undefined };

export type OpenOptions = {
  onProgress?: (sentence: string) => void;
  /** Settings (`name=value`) for the embedded server, if this call is the one that starts it. */
  flags?: string[];
  /** Whether an external server may still lack the database, because it is about to be created. */
  mayBeMissing?: boolean;
};
