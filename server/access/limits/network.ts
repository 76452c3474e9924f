import { isIPv6 } from 'node:net';

/**
 * Whom an address stands for when tries are counted: itself, or its /64 with IPv6, because that is what one household or
 * one rented server is given.
 */
export const networkOf = (address: string | null): string => {
  if (address === null) return 'unknown';
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1];
  if (mapped || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const groups = head.split(':').filter(Boolean);
  const rest = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  const full = tail === undefined ? groups : [...groups, ...zeros, ...rest];
  return `${full
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};
