import { BlockList, isIP } from 'node:net';

type Range = [network: string, bits: number];

/** Not to be reached over the internet (IANA's special-purpose registry), the addresses of clouds' metadata among them. */
const notPublic4: Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Of the public half of IPv6; the last two carry an IPv4 address that nobody would look at. */
const notPublic6: Range[] = [
  ['2001:2::', 48],
  ['2001:10::', 28],
  ['2001:20::', 28],
  ['2001:db8::', 32],
  ['3fff::', 20],
  ['2001::', 32],
  ['2002::', 16],
];

const listOf = (ranges: Range[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const [network, bits] of ranges) list.addSubnet(network, bits, family);
  return list;
};

const refused4 = listOf(notPublic4, 'ipv4');
const refused6 = listOf(notPublic6, 'ipv6');
/** Everything else is loopback, link-local, unique local, multicast, mapped, translated or not given out yet. */
const given6 = listOf([['2000::', 3]], 'ipv6');
const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address, however it is written, belongs to the public internet (S45). */
export const isPublic = (address: string): boolean => {
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return given6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
};

/** Whether an IP address is this machine's own, in its plain spelling. */
export const isLoopback = (address: string): boolean =>
  !address.startsWith('::ffff:') && loopback.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
