import type { EntityMetadata, PolicyDef } from '@mikro-orm/core';
import { hasDefaults, isRecord } from './records.ts';

type Columns = Record<string, { toString(): string }>;

const POLICY = 'facility_scope';

/** By which function of the database rows are kept to facilities: visitors of the clinic's page have none, or all of them. */
type Scope = 'facility_scope' | 'public_scope';

/** What visitors see of a clinic to find a free time; they change none of it. */
const shownToVisitors = [
  ...['Facility', 'FacilityAddress', 'AvailabilityRule', 'DayException', 'Holiday'],
  ...['Room', 'Device', 'Hold'],
];
/** Those without a facility. */
const knownToVisitors = ['Service', 'User', 'TimeOff'];
/** What they make. */
const madeByVisitors = ['Hold'];

/** What they ask for, of which they see no more once it is confirmed. */
const askedByVisitors = ['BookingRequest', 'WaitingRequest'];

/**
 * What patients in the portal write of themselves. Who of both sides may what of a message its policies say, and which columns of
 * what the clinic keeps the trigger `keep_own`.
 */
const writtenByPatients = [
  ...['Message', 'PatientAddress', 'PatientContact'],
  ...['ServiceRequest', 'RequestComment'],
];
const changedByPatients = ['Booking', 'Patient'];
/** What a clinic writes about patients for itself, of which the portal shows them nothing. */
const keptFromPatients = ['FilledForm', 'FormAnswer', 'FormComment', 'FormStep', 'Placement', 'Attachment'];

const IS_MEMBER = 'not (select security.is_visitor())';

/**
 * Actors who are bound to no facility see the whole clinic. A `case`, because the planner takes "… is null or …" for almost
 * never true, expects next to no rows, and sorts the whole clinic rather than read one page in the order of an index.
 */
const unlessBound = (readable: string, scope: Scope = 'facility_scope'): string =>
  `case when (select security.${scope}()) is null then true else ${readable} end`;

/** A patient in the portal finds their own rows, whichever facility these are of. */
const ownOr = (own: string, readable: string): string =>
  `case when (select security.facility_scope()) is null then true when (select security.own_patient()) is not null then ${own} = (select security.own_patient()) else ${readable} end`;

const within = (column: string, scope: Scope): string =>
  `${column} = any ((select security.${scope}())::uuid[])`;

/**
 * Who is bound to facilities sees and writes their records only (TEN-8). Restrictive, so it narrows what
 * `tenant_isolation` lets through. Every record with a facility gets it by itself, and so does the facility.
 */
export const facilityPolicy = (meta: EntityMetadata): PolicyDef | undefined => {
  const column = columnOf(meta);
  if (isOfPatient(meta) && !column) {
    const own = seesPatientOf(meta);
    const isWritten = writtenByPatients.includes(meta.className);
    if (keptFromPatients.includes(meta.className)) {
      const seen =
        meta.className === 'Attachment' ? `(${own} or ${provesWhatIsSeen} or ${isReceiptOfWhatIsSeen})` : own;
      const ofMember = unlessBound(`${seen} and ${IS_MEMBER}`);
      return { name: POLICY, type: 'restrictive', using: ofMember, check: ofMember };
    }
    const check = unlessBound(isWritten ? own : `${own} and ${IS_MEMBER}`);
    return { name: POLICY, type: 'restrictive', using: unlessBound(own), check };
  }
  if (!column) return undefined;
  const policy = (scope: Scope) => unlessBound(within(column, scope), scope);
  const isOneOf = (list: string[]): Scope =>
    list.includes(meta.className) ? 'public_scope' : 'facility_scope';
  if (askedByVisitors.includes(meta.className)) return requestPolicy(column);
  if (meta.className === 'Announcement') return announcementPolicy(column);
  if (meta.className === 'PatientTerms') return termPolicy(column);
  const own = ownColumnOf(meta);
  if (own) return ownPolicy(meta, own, within(column, 'facility_scope'));
  return {
    name: POLICY,
    type: 'restrictive',
    using: policy(isOneOf(shownToVisitors)),
    check: policy(isOneOf(madeByVisitors)),
  };
};

/** What patients see of themselves; of it they change their bookings, and of their record what `keep_own` lets them. */
const ownPolicy = ({ className }: EntityMetadata, own: string, readable: string): PolicyDef => {
  const using = ownOr(own, readable);
  const check = changedByPatients.includes(className) ? using : unlessBound(readable);
  return { name: POLICY, type: 'restrictive', using, check };
};

/** Visitors make requests, and see none that somebody has confirmed. */
const requestPolicy = (column: string): PolicyDef => {
  const own = `case when (select security.facility_scope()) is null then true when (select security.is_visitor()) then status = 'unconfirmed' else ${within(column, 'facility_scope')} end`;
  return { name: POLICY, type: 'restrictive', using: own, check: own };
};

/** The functions that keep and search the index over patients run as the owner, and see to the facilities themselves. */
const termPolicy = (column: string): PolicyDef => {
  const own = unlessBound(within(column, 'facility_scope'));
  const roles = ['medflow_app', 'medflow_identity', 'medflow_platform'];
  return { name: POLICY, type: 'restrictive', roles, using: own, check: own };
};

/** What everybody of the clinic is told is told to those who are bound to facilities as well, who change their own only. */
const announcementPolicy = (column: string): PolicyDef => {
  const own = within(column, 'facility_scope');
  const using = unlessBound(`(${column} is null or ${own}) and ${IS_MEMBER}`);
  return { name: POLICY, type: 'restrictive', using, check: unlessBound(own) };
};

/** Records without a facility are not for visitors either, but for what the clinic's page is made of; none is theirs to change. */
export const visitorPolicy = (meta: EntityMetadata): PolicyDef | undefined => {
  if (!isRecord(meta) || columnOf(meta) || isOfPatient(meta)) return undefined;
  const isKnown = knownToVisitors.includes(meta.className) || hasDefaults(meta);
  return { name: 'visitors', type: 'restrictive', using: isKnown ? 'true' : IS_MEMBER, check: IS_MEMBER };
};

const columnOf = ({ className, properties }: EntityMetadata): string | undefined => {
  if (className === 'Facility') return 'id';
  return 'facility' in properties || className === 'PatientTerms' ? 'facility_id' : undefined;
};

/** By which column a record with a facility tells whose it is. Holds tell whom a time is kept from, which visitors may know. */
const ownColumnOf = (meta: EntityMetadata): string | undefined => {
  if (meta.className === 'Patient') return 'id';
  return isOfPatient(meta) ? 'patient_id' : undefined;
};

/** A part of a patient's record, which is wherever the patient is. */
const isOfPatient = (meta: EntityMetadata): boolean => isRecord(meta) && 'patient' in meta.properties;

/** The policy of patients narrows what is found here. */
const seesPatientOf = ({ tableName }: EntityMetadata): string =>
  `exists (select from clinic.patients p where p.tenant_id = ${tableName}.tenant_id and p.id = ${tableName}.patient_id)`;

/** A file that belongs to no patient proves a record of compliance, or is a receipt; their own policies narrow what is found here. */
const provesWhatIsSeen =
  'exists (select from clinic.compliance_records c where c.tenant_id = attachments.tenant_id and c.id = attachments.compliance_record_id)';
const isReceiptOfWhatIsSeen =
  'exists (select from clinic.expenses e where e.tenant_id = attachments.tenant_id and e.id = attachments.expense_id)';

/** For trails, which anyone may write: what a bound actor may read of them. */
export const boundReaders = (readable: (columns: Columns) => string, scope?: Scope): PolicyDef => ({
  name: POLICY,
  type: 'restrictive',
  command: 'select',
  using: (columns: Columns) => unlessBound(readable(columns), scope),
});
