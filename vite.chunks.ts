import { readFileSync } from 'node:fs';

interface Modules {
  getModuleInfo: (id: string) => { importers: string[]; dynamicImporters: string[] } | null;
}
type Comes = (id: string, modules: Modules) => boolean;

/** Whether a file of ours comes with this one, because it imports it, or something that does; `isLater` also what it fetches. */
const comesWith = (file: string, { isLater = false } = {}): Comes => {
  const known = new Map<string, boolean>();
  const comes: Comes = (id, modules) => {
    if (id.includes('node_modules')) return false;
    if (id.endsWith(`/${file}`)) return true;
    const before = known.get(id);
    if (before !== undefined) return before;
    // A circle ends here.
    known.set(id, false);
    const info = modules.getModuleInfo(id);
    const importers = [...(info?.importers ?? []), ...(isLater ? (info?.dynamicImporters ?? []) : [])];
    const found = importers.some(importer => comes(importer, modules));
    known.set(id, found);
    return found;
  };
  return comes;
};

const isFirst = comesWith('client/main.tsx');
const isOfDoor = comesWith('client/account/sign-in/SignInPage.tsx');
const isOfVisitors = comesWith('client/Visitors.tsx');

const named =
  (name: string, holds: Comes) =>
  (...module: Parameters<Comes>): string | null =>
    holds(...module) ? name : null;

const looks = readFileSync(new URL('client/ui/theme/first.css', import.meta.url), 'utf8');

/** What passwords are typed in comes with the sign-in page alone. */
const ofDoorAlone = ['PasswordInput', 'ActionIcon'];

/** What first pages draw with: the components of Mantine whose looks come with them. */
const drawsFirst = (id: string): boolean => {
  if (/@mantine[\\/](?:form|core[\\/]esm[\\/]core|hooks[\\/]esm[\\/]use-document-title)/.test(id))
    return true;
  const [, component = 'none'] = /@mantine[\\/]core[\\/]esm[\\/]components[\\/](\w+)/.exec(id) ?? [];
  if (ofDoorAlone.includes(component)) return false;
  return component === 'TextInput' || looks.includes(`/${component}.layer.css`);
};

const speaks =
  /node_modules[\\/](?:react-dom|scheduler|intl-messageformat|@formatjs|@trpc|@tanstack[\\/](?:query|react-query))/;
const speaksLater =
  /nfiniteQueryO|useInfinite|ueriesObserver|useQueries|useMutationState|useIsFetching|useSuspense/;

/** What everybody asks the server with, without what only lists and the dashboard use of it. */
const asksFirst = (id: string): boolean => speaks.test(id) && !speaksLater.test(id);

/**
 * Which files are fetched together (FD10). Each costs a request at every first visit, and left to itself the bundler makes eighty
 * of them for one page; what a first page does without must not come with what it needs.
 */
export const chunks = [
  { name: 'mantine', test: drawsFirst },
  { name: 'libraries', test: asksFirst },
  // Everybody's, and what the sign-in page and visitors have in common; what these import comes with them.
  { name: named('start', (...of) => isFirst(...of) || (isOfDoor(...of) && isOfVisitors(...of))) },
  { name: named('door', isOfDoor) },
  { name: named('visitors', isOfVisitors) },
  { name: 'zod', test: /node_modules[\\/]zod/ },
  { name: 'time', test: /node_modules[\\/]temporal/ },
  { name: 'components', test: /node_modules[\\/]@mantine[\\/](?:core|hooks)/, minShareCount: 2 },
  { name: 'dates', test: /node_modules[\\/](?:@mantine[\\/]dates|dayjs)|DateField|calendar-words/ },
  { name: 'contracts', test: /[\\/]shared[\\/]/, minShareCount: 2 },
  { name: 'router', test: /node_modules[\\/](?:@tanstack|use-sync-external-store)/ },
  { name: 'charts', test: /node_modules[\\/](?:recharts|@mantine[\\/]charts)|ui[\\/]charts/ },
  { name: named('visitors-next', comesWith('client/Visitors.tsx', { isLater: true })), minShareCount: 2 },
  { name: 'shared', minShareCount: 4 },
];
