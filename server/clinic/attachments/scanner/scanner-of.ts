import type { Env } from '../../../env.ts';
import { byContent } from './by-content.ts';
import { clamd } from './clamd.ts';
import type { Scanner } from './scanner.ts';

/** The scanner of this installation. */
export const scannerOf = ({ clamd: address }: Pick<Env, 'clamd'>): Scanner =>
  address ? clamd(address) : byContent;
