import { Slug } from '../../../shared/scalars.ts';

/** Addresses that MedFlow needs for itself, or that would pass for its own. */
const reserved = [
  'www api admin platform app mail smtp imap ftp ns dns cdn static assets files media localhost root system',
  'medflow support help status docs blog auth login signin account billing internal test dev staging demo',
].flatMap(line => line.split(' '));

const BRAND = 'medflow';

const twins: [RegExp, string][] = [
  [/-/g, ''],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/0/g, 'o'],
  [/[1i]/g, 'l'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/7/g, 't'],
];

/** How a slug looks at a glance: `adm1n`, `admln` and `ad-min` are all `admln`. */
const glimpseOf = (slug: string): string =>
  twins.reduce((text, [letters, twin]) => text.replace(letters, twin), slug);

const glimpses = new Set(reserved.map(glimpseOf));
const passesForOurs = (slug: string): boolean =>
  glimpses.has(glimpseOf(slug)) || glimpseOf(slug).includes(glimpseOf(BRAND));

/**
 * The DNS label of a clinic. Refused are words we need, whatever reads like one of them, and our name as a part; also
 * hyphens in third and fourth place, which DNS keeps for encoded letters of other scripts (`xn--`, RFC 5891, 4.2.3.1):
 * browsers may show those as letters that look like ours.
 */
export const ClinicSlug = Slug.refine(
  slug => !/^..--/.test(slug),
  'Please use no hyphens in third and fourth place.',
).refine(slug => !passesForOurs(slug), 'This web address is reserved. Please choose another one.');
