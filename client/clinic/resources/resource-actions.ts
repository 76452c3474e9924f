import type { Resource, ResourceStatus } from '../../../shared/clinic/resources.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { BulkAction, RowSentences, Step } from '../../ui/bulk/bulk-action.ts';
import { toTrash } from '../records/to-trash.ts';
import type { ResourceKind } from './resource-words.ts';

const roomSentences: RowSentences = {
  choices: t('Selected rooms'),
  selected: count => t('{count, plural, one {# room selected} other {# rooms selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # room} other {Undo # rooms}}', { count }),
  asBefore: count => t('{count, plural, one {# room as before.} other {# rooms as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# room left as before.} other {# rooms left as before.}}', { count }),
  refused: count => t('{count, plural, one {# room refused:} other {# rooms refused:}}', { count }),
};

const deviceSentences: RowSentences = {
  choices: t('Selected devices'),
  selected: count => t('{count, plural, one {# device selected} other {# devices selected}}', { count }),
  undo: count => t('{count, plural, one {Undo # device} other {Undo # devices}}', { count }),
  asBefore: count => t('{count, plural, one {# device as before.} other {# devices as before.}}', { count }),
  left: count =>
    t('{count, plural, one {# device left as before.} other {# devices left as before.}}', { count }),
  refused: count => t('{count, plural, one {# device refused:} other {# devices refused:}}', { count }),
};

/** What is out of service keeps its bookings and gets no new ones, so nothing needs to be decided first. */
const turn =
  (kind: ResourceKind, status: ResourceStatus): Step<Resource> =>
  async ({ id, version, status: before }) => {
    const turned = await trpc[kind].update.mutate({ id, version, status });
    return {
      takeBack: () => trpc[kind].update.mutate({ id, version: turned.version, status: before }),
    };
  };

const isOut = ({ status }: Resource) => status === 'out_of_service';
const isIn = ({ status }: Resource) => status === 'in_service';
const words = {
  in: { offer: t('Put into service'), doing: t('Putting into service') },
  out: { offer: t('Take out of service'), doing: t('Taking out of service') },
};

/** What can be done with many rooms, or devices, at once. */
export const resourceBulk: Record<
  ResourceKind,
  { sentences: RowSentences; actions: BulkAction<Resource>[] }
> = {
  rooms: {
    sentences: roomSentences,
    actions: [
      {
        ...words.in,
        done: count => t('{count, plural, one {# room in service.} other {# rooms in service.}}', { count }),
        isFor: isOut,
        begin: () => turn('rooms', 'in_service'),
      },
      {
        ...words.out,
        done: count =>
          t('{count, plural, one {# room out of service.} other {# rooms out of service.}}', { count }),
        isFor: isIn,
        begin: () => turn('rooms', 'out_of_service'),
      },
      {
        ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
        done: count =>
          t('{count, plural, one {# room moved to the trash.} other {# rooms moved to the trash.}}', {
            count,
          }),
        begin: () => toTrash('room', trpc.rooms),
      },
    ],
  },
  devices: {
    sentences: deviceSentences,
    actions: [
      {
        ...words.in,
        done: count =>
          t('{count, plural, one {# device in service.} other {# devices in service.}}', { count }),
        isFor: isOut,
        begin: () => turn('devices', 'in_service'),
      },
      {
        ...words.out,
        done: count =>
          t('{count, plural, one {# device out of service.} other {# devices out of service.}}', { count }),
        isFor: isIn,
        begin: () => turn('devices', 'out_of_service'),
      },
      {
        ...{ offer: t('Move to trash'), doing: t('Moving to the trash') },
        done: count =>
          t('{count, plural, one {# device moved to the trash.} other {# devices moved to the trash.}}', {
            count,
          }),
        begin: () => toTrash('device', trpc.devices),
      },
    ],
  },
};
