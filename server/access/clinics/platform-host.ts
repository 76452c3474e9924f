/** Whether a host name is the operators' console; `platform` is reserved, so it is no clinic's (clinic-slug.ts). */
export const isPlatformHost = (host: string | undefined, domain: string): boolean =>
  (host ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '') === `platform.${domain}`;
