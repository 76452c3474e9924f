import type { Definition } from '../../server/api/procedures.ts';
import { inputFor } from '../world/records.ts';
import { slot } from '../world/world.ts';
import type { Call, Model, Participant } from './history.ts';

/** Lists that leave out some records on purpose, each with the reason: what they show is compared, what they lack is not. */
export const partialLists: Record<string, string> = {
  'announcements.current': 'shows what is published at the moment; announcements.list shows all',
  'complianceRecords.own':
    'shows what whoever asks has themselves; complianceRecords.list shows what anybody has',
  'frontDesk.unconfirmed': 'shows bookings of some days that nobody has confirmed; bookings.list shows all',
  'messages.threads': 'shows the patients with whom something was written; patients.list shows all',
  'portal.bookings':
    'shows those of one patient, whose bookings may be given to another; bookings.list shows all',
  'portalRequests.list': 'shows those of one patient; serviceRequests.list shows all',
  'users.list': 'shows people; the accounts of services are told by tokens.list',
};

/** What a list must be asked for to show everything, where what it requires or takes by itself narrows it. */
const everything: Record<string, object> = {
  'bookings.list': { from: slot(0), to: slot(0, 390) },
  'tasks.list': { state: 'all' },
  'complianceRecords.list': { state: 'all' },
};

/** The ways to ask a procedure for all its pages: what is in use and what is in the trash; none for what has no pages. */
export const waysToList = (path: string, { type, inputs }: Definition, clinic: Participant): Listing[] => {
  const accepts = (input: object) => inputs.every(schema => schema.safeParse(input).success);
  const input: Record<string, unknown> = { ...Object(inputFor(path, clinic)) };
  for (const key of Object.keys(input)) {
    const { [key]: _, ...rest } = input;
    if (accepts(rest)) delete input[key];
  }
  // What must name a record shows what belongs to that one, not to the clinic.
  if (Object.keys(input).some(key => key.endsWith('Id'))) return [];
  const all = { ...input, ...everything[path] };
  if (type !== 'query' || !accepts({ ...all, cursor: 'x', limit: 100 })) return [];
  const trash = { path, input: { ...all, trashed: true }, trashed: true };
  return [{ path, input: all, trashed: false }, ...(accepts(trash.input) ? [trash] : [])];
};

export interface Listing {
  path: string;
  input: object;
  trashed: boolean;
}

/** What the pages of a list have too much or too little, when they are to show all records of this kind. */
export const listFaults = (pages: Call[], kind: string, trashed: boolean, model: Model): string[] => {
  const clinicId = pages[0]?.clinic.clinic.id;
  const refused = pages.filter(({ code }) => code !== 'OK');
  if (refused.length > 0)
    return refused.map(
      ({ path, code, answer }) => `${path} of ${clinicId} cannot be listed: ${code} ${answer}`,
    );
  const shown = pages.flatMap(({ answer }) => (Object(answer).items as { id: string }[]).map(({ id }) => id));
  const due = [...model].flatMap(([id, known]) =>
    known.clinicId === clinicId && known.kind === kind && known.trashed === trashed ? [id] : [],
  );
  const [inList, inModel] = [new Set(shown), new Set(due)];
  const isPartial = (pages[0]?.path ?? '') in partialLists;
  const place = `${pages[0]?.path} of ${clinicId}${trashed ? ' (trash)' : ''}`;
  return [
    ...(shown.length > inList.size ? [`${place} shows a record twice`] : []),
    ...due.filter(id => !inList.has(id) && !isPartial).map(id => `${place} lacks ${id}`),
    ...shown.filter(id => !inModel.has(id)).map(id => `${place} shows ${id}, which does not belong there`),
  ];
};
