import { clinicUrl } from '../../api/http/clinic-url.ts';
import type { Session } from './command.ts';

/** Addresses of pages at a clinic's door, for mails that a command writes. */
export const linksOf =
  ({ env }: Session) =>
  (slug: string, path: string): string =>
    clinicUrl(env, slug) + path;
