import { roleSettings } from '../../database/connection/roles.ts';

/** Only a superuser may set these, so nobody whom they bind can change them. */
const beyondReach = ['log_min_error_statement', 'track_activities'];

/**
 * What a connection that serves calls begins with. A role may `alter role` itself, but what a connection asks for as it
 * starts outranks that (AT6), and `reset all` goes back to it.
 */
const settings: Record<string, string> = {
  ...Object.fromEntries(Object.entries(roleSettings).filter(([name]) => !beyondReach.includes(name))),
  default_transaction_read_only: 'off',
  default_transaction_isolation: 'read committed',
  default_transaction_deferrable: 'off',
  row_security: 'on',
  search_path: '"$user", public',
  synchronous_commit: 'on',
  client_encoding: 'UTF8',
  standard_conforming_strings: 'on',
  DateStyle: 'ISO, MDY',
  client_min_messages: 'notice',
};

/** The same as the start-up parameter `options`, in which blanks and backslashes are escaped. */
export const startUpOptions: string = Object.entries(settings)
  .map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`)
  .join(' ');

/**
 * Leaves nothing of what was run on a connection (AT5): what `discard all` does, which cannot travel with a commit, but
 * for the plans, which hold nothing of anybody's and would have to be made again.
 */
export const asNew: string[] = [
  // First, so that no time limit that was left behind binds the rest.
  'reset all',
  'close all',
  'set session authorization default',
  'deallocate all',
  'unlisten *',
  'select pg_advisory_unlock_all()',
  'discard sequences',
  'discard temp',
];
