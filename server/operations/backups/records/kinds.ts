import { type EntityClass, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { BookingRequest } from '../../../clinic/booking-requests/booking-request.entity.ts';
import { Booking } from '../../../clinic/bookings/booking/booking.entity.ts';
import { Series } from '../../../clinic/bookings/booking/series.entity.ts';
import { PatientImport } from '../../../clinic/imports/patient-import.entity.ts';
import { Checkout } from '../../../clinic/invoices/ledger/checkout.entity.ts';
import { ListExport } from '../../../clinic/list-exports/list-export.entity.ts';
import { Preferences } from '../../../clinic/preferences/preferences.entity.ts';
import { ServiceRequest } from '../../../clinic/service-requests/service-request.entity.ts';
import { Service } from '../../../clinic/services/service.entity.ts';
import { User } from '../../../clinic/users/user.entity.ts';
import { WaitingEntry } from '../../../clinic/waiting-list/waiting-entry.entity.ts';
import { WaitingRequest } from '../../../clinic/waiting-requests/waiting-request.entity.ts';
import { SEALED_ONCE } from '../../../data/forms/sealed-column.ts';
import { housekeeping } from '../../../data/orm/change-log.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { type ClinicRecord, hasDefaults, isRecord } from '../../../data/records/records.ts';
import { WRITTEN_ONCE } from '../../../data/records/tenant-entity.ts';
import { Refusal } from '../../../errors.ts';
import { type ClinicTable, tablesOf } from '../tables.ts';

/** Records that are more than what stands in their row, so that a row of then would be wrong today. */
const decidedElsewhere = new Set<EntityClass>([
  // The secret of a letter opens them, and whoever was answered would wait again.
  ...[BookingRequest, WaitingRequest],
  // A job would begin with them once more.
  ...[PatientImport, ListExport],
  // What became of it a provider says.
  Checkout,
  // Its bookings change with its rule, and are moved together.
  Series,
  // Each member's own, whom nobody else asks what they like.
  Preferences,
]);

/** Fields that are left as they are: whoever was shut out since would be let in again. */
const leftAlone = new Map<EntityClass, readonly string[]>([
  [User, ['kind', 'accountId', 'facilityIds', 'email', 'role', 'status']],
]);

/** Fields that make sense together only; whoever puts one back puts back all. */
const together = new Map<EntityClass, readonly (readonly string[])[]>([
  [
    Booking,
    [
      ['facility', 'startsAt', 'endsAt', 'busyUntil', 'wallTime', 'timeZone'],
      [
        ...(['status', 'confirmedAt', 'arrivedAt', 'inRoomAt', 'completedAt', 'cancelledAt'] as const),
        ...(['noShowAt', 'cancellationReason'] as const),
      ],
      ['price', 'currency'],
      ['despiteReason', 'despiteWarnings'],
      ['series', 'seriesDate'],
    ],
  ],
  [Service, [['price', 'currency']]],
  [WaitingEntry, [['status', 'offeredUntil', 'booking']]],
  [
    ServiceRequest,
    [
      ['status', 'statusReason', 'statusAt', 'statusBy', 'booking', 'series'],
      ['frequency', 'interval', 'times'],
    ],
  ],
]);

/** A kind of record that is looked at in a backup and put back one by one. */
export interface Kind extends ClinicTable {
  entity: EntityClass<ClinicRecord>;
  /** What was written when the record was made can be read in it as well; these can be put back. */
  fields: EntityProperty[];
  /** Whether a clinic has one of it, besides the defaults of all. */
  isSettings: boolean;
}

const isWrittenOnce = ({ comment }: EntityProperty): boolean =>
  comment === WRITTEN_ONCE || comment === SEALED_ONCE;

/**
 * Every kind of record that a clinic edits, asked of the entities. Trails, what was sent and what only gains rows is none; a kind with
 * a column that is written once only gains rows, too.
 */
export const kindsOf = (planes: Planes): Kind[] =>
  tablesOf(planes)
    .filter(
      ({ meta, isKept }) =>
        isRecord(meta) && !isKept && !decidedElsewhere.has(meta.class) && !meta.props.some(isWrittenOnce),
    )
    .map(table => ({
      ...table,
      entity: table.meta.class as Kind['entity'],
      isSettings: hasDefaults(table.meta),
      fields: table.meta.props.filter(
        ({ name, hidden, kind, persist }) =>
          !housekeeping.has(name) &&
          !hidden &&
          persist !== false &&
          (kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE),
      ),
    }));

export const kindNamed = (planes: Planes, entity: string): Kind => {
  const kind = kindsOf(planes).find(({ meta }) => meta.className === entity);
  if (!kind)
    throw new Refusal(
      'Records of this kind cannot be put back one by one: they only ever gain, or are decided elsewhere.',
    );
  return kind;
};

export const mayPutBack = ({ entity }: Pick<Kind, 'entity'>, field: string): boolean =>
  !leftAlone.get(entity)?.includes(field);

/** Members are invited, and settings are there as long as the clinic is. */
export const mayMakeAgain = ({ entity, isSettings }: Kind): boolean => !leftAlone.has(entity) && !isSettings;

/** The field and those that go with it. */
export const partyOf = ({ entity }: Pick<Kind, 'entity'>, field: string): readonly string[] =>
  together.get(entity)?.find(party => party.includes(field)) ?? [field];
