import { idsIn, valueAt, versionsIn } from '../world/values.ts';
import { type Call, effectOf } from './history.ts';
import type { Entry } from './truth.ts';

type Traced = Call & { entries: Entry[] };

/** Two bookings may want the same time. Who wins is proved by C1; here a conflict of these needs no other cause. */
const mayClash = [
  ...['book', 'hold', 'move', 'overbook', 'takeBack', 'update'].map(name => `bookings.${name}`),
  // What is offered by hand may be taken, as what is booked.
  'waitingList.offer',
  // Of each pair it is said once (P6).
  ...['tellApart', 'restore'].map(name => `distinctPatients.${name}`),
  // A clone may have taken its short name while it was in the trash (K19).
  'services.restore',
  // A visit is on one invoice, and whoever bills it again is told so.
  'invoices.billBooking',
  // Of each day there is one, and the same dice draw the same day.
  ...['dayExceptions', 'holidays'].flatMap(feature => [`${feature}.create`, `${feature}.restore`]),
];

/** Questions that a rule refuses: as the change would be that it leads to, or because a draft is no paper yet. */
const mayRefuse = ['series.preview', 'invoiceDocuments.get'];

/** Features whose records hang on another one, and are gone with it or are found beside it only, which no call tells. */
const partsOfOthers = ['attachments', 'invoiceDocuments', 'requestComments', 'taskItems'];

/** What a record had already it may keep, wherever that is by now; what counts is what came to be in it. */
const cameToHold = ({ entries }: Traced, id: string): boolean =>
  entries.some(({ changes }) =>
    Object.values(changes).some(({ from, to }) => holds(to, id) && !holds(from, id)),
  );
const holds = (value: unknown, id: string): boolean => (JSON.stringify(value) ?? '').includes(id);

/** Why the call should have gone the other way, or null when its outcome is explained. */
export const causeless = (call: Traced, calls: Traced[]): string | null => {
  // What went on in the clinic while the call ran: any order of these and the call is possible.
  const beside = calls.filter(
    other =>
      other !== call &&
      other.entries.length > 0 &&
      other.clinic === call.clinic &&
      other.begun < call.ended &&
      call.begun < other.ended,
  );
  const disturbed = (id: unknown) =>
    beside.some(({ entries }) => entries.some(({ entityId }) => entityId === id));
  const effect = effectOf(call);
  const { named, foreign, stale, input, path, isQuery } = call;
  const wasUsed = (id: string) => id === effect?.id || cameToHold(call, id);
  const gone = named.find(({ id, trashed }) => trashed && !disturbed(id) && wasUsed(id));
  // What is kept outside the clinics' tables, such as a token, is unknown to the model, and so is whether it is still there.
  const isUnknown = idsIn(input).length > named.length;
  const [feature = ''] = path.split('.');
  const mayBeGone =
    isUnknown || partsOfOthers.includes(feature) || named.some(({ id, trashed }) => trashed || disturbed(id));
  switch (call.code) {
    case 'OK':
      if (foreign && !(isQuery && isEmpty(call.answer))) return 'accepted what is another clinic’s';
      if (stale) return 'changed a version that was over';
      if (gone && effect?.action !== 'RESTORE') return `used ${gone.id}, which is in the trash`;
      return null;
    case 'NOT_FOUND':
      return foreign || mayBeGone ? null : 'did not find what is there';
    case 'BAD_REQUEST':
      return foreign ? null : 'refused a valid input';
    case 'CONFLICT': {
      const changed = input?.id ? [input.id] : versionsIn(input).map(at => Object(valueAt(input, at)).id);
      const rivals =
        changed.length > 0
          ? changed.some(disturbed)
          : beside.some(other => other.path.split('.')[0] === feature);
      return stale || rivals || mayClash.includes(path) ? null : 'lost against nobody';
    }
    case 'UNPROCESSABLE_CONTENT':
      return isQuery && !mayRefuse.includes(path) ? 'has no rule that could forbid it' : null;
    case 'SERVICE_UNAVAILABLE':
      return beside.length > 0 ? null : 'was not hindered by anything';
    default:
      return 'must not be answered like this';
  }
};

const isEmpty = (answer: unknown): boolean => {
  const { items } = Object(answer);
  return Array.isArray(items) && items.length === 0;
};
