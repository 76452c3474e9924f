import type { AnyTRPCRouter } from '@trpc/server';
import { type Definition, proceduresOf } from '../../server/api/procedures.ts';
import { ListName } from '../../shared/clinic/list-exports.ts';

/** What every procedure of a router says of itself, by its path, so that a new one takes part by itself. */
export const definitionsOf = (router: AnyTRPCRouter): Record<string, Definition> =>
  Object.fromEntries(proceduresOf(router).map(([path, { _def }]) => [path, _def]));

/** Procedures of members that the eight clients leave alone, each with the reason. */
export const notDriven: Record<string, string> = {
  'availability.replaceWeek':
    'has the version of a whole week, which the model does not know; test/clinic/availability.test.ts drives it',
  ...Object.fromEntries(
    ['bookings.handOver', 'bookings.cancelAll', 'bookings.takeBackAll'].map(path => [
      path,
      'changes bookings whose versions nobody is told; test/clinic/dependent-bookings.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['bookingRequests.accept', 'bookingRequests.decline'].map(path => [
      path,
      'settles what only somebody without an account can make; test/clinic/public-booking.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['waitingRequests.accept', 'waitingRequests.decline'].map(path => [
      path,
      'settles what only somebody without an account can make; test/clinic/public-waiting.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['backedUp.putBack', 'backedUp.undo'].map(path => [
      path,
      'changes any kind of record to what it was; test/operations/backed-up.test.ts drives it',
    ]),
  ),
  'backups.backUpNow': 'asks for what a job writes, under no id; test/operations/backups.test.ts drives it',
  'calendarFeeds.revoke':
    'takes a feed away for good, whatever its version; test/clinic/calendar-feeds.test.ts drives it',
  'holidays.import':
    'changes holidays whose versions nobody is told; test/clinic/holiday-import.test.ts drives it',
  ...Object.fromEntries(
    ['invoices.credit', 'invoices.pay', 'invoices.refund', 'invoices.remind', 'invoices.update'].map(path => [
      path,
      'names lines and payments of one invoice, or one that is overdue; test/clinic/{invoices,invoice-reminders}.test.ts drive it',
    ]),
  ),
  'checkouts.open': 'asks a payment provider, under no key; test/clinic/checkouts.test.ts drives it',
  ...Object.fromEntries(
    ['paymentAccount.connect', 'paymentAccount.disconnect'].map(path => [
      path,
      'is about keys that a clinic has one pair of; test/clinic/checkouts.test.ts drives it',
    ]),
  ),
  'expenses.reverse':
    'names one expense and answers another, which takes it back; test/clinic/expenses.test.ts drives it',
  'live.bookings': 'is followed rather than asked; test/clinic/live.test.ts drives it',
  ...Object.fromEntries(
    ['patientAddresses', 'facilityAddresses', 'clinicAddresses'].flatMap(kind =>
      ['create', 'update', 'restore'].map(step => [
        `${kind}.${step}`,
        'changes other addresses whose versions nobody is told; test/clinic/{patient-parts,postal-addresses}.test.ts drive it',
      ]),
    ),
  ),
  ...Object.fromEntries(
    ['patientMerges.merge', 'patientMerges.undo'].map(path => [
      path,
      'changes records whose versions nobody is told; test/clinic/patient-merges.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    [...ListName.options, 'part'].map(list => [
      `listExports.${list.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      'is written by a job, which changes it meanwhile; test/clinic/list-exports.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['begin', 'send', 'readAnew', 'check', 'choose', 'chooseRest', 'start', 'stop', 'undo', 'discard'].map(
      step => [
        `patientImports.${step}`,
        'goes by how far an import is, which jobs change; test/clinic/imports.test.ts drives it',
      ],
    ),
  ),
  ...Object.fromEntries(
    ['begin', 'send', 'trash', 'restore', 'link', 'part'].map(step => [
      `attachments.${step}`,
      'goes by how far a file is, which a job changes; test/clinic/attachments.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['markRead', 'settle', 'letWait'].map(call => [
      `messages.${call}`,
      'changes messages whose versions nobody is told; test/clinic/messages.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    [
      ...[
        'begin',
        'save',
        'settle',
        'comment',
        'settleComment',
        'sign',
        'lock',
        'unlock',
        'move',
        'restore',
        'trash',
      ].map(step => `filledForms.${step}`),
      ...['create', 'update', 'beginDraft', 'publish', 'trash', 'restore'].map(step => `forms.${step}`),
      ...['create', 'update', 'trash', 'restore'].map(step => `placements.${step}`),
    ].map(path => [
      path,
      'goes by the version of a form, its answers or other placements, which nobody is told; test/clinic/forms.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['create', 'trash', 'restore'].map(step => [
      `placementSpecialists.${step}`,
      'hangs on a placement, of which nobody is told; test/clinic/specialists.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['medications.changeDose', 'medications.withdraw', 'measurements.correct', 'measurements.round'].map(
      path => [
        path,
        'makes one record and changes another, or several, and tells of one; test/clinic/{medications,health}.test.ts drive it',
      ],
    ),
  ),
  'preferences.save':
    'changes what only the member sees, under no id; test/clinic/preferences.test.ts drives it',
  'profile.rename': 'changes the member who calls, under no id; test/account/profile.test.ts drives it',
  ...Object.fromEntries(
    ['series.addDate', 'series.book', 'series.cancel', 'series.move', 'series.takeBack', 'series.update'].map(
      path => [path, 'changes bookings whose versions nobody is told; test/clinic/series*.test.ts drive it'],
    ),
  ),
  ...Object.fromEntries(
    ['webhooks.disableAll', 'webhooks.pause', 'webhooks.resume', 'webhooks.rotateSecret'].map(path => [
      path,
      'changes a webhook whatever its version, for a switch must work at once; test/clinic/webhooks.test.ts drives it',
    ]),
  ),
  ...Object.fromEntries(
    ['serviceRequests.book', 'serviceRequests.bookSeries'].map(path => [
      path,
      'makes bookings whose versions nobody is told; test/clinic/service-requests.test.ts drives it',
    ]),
  ),
  'taskItems.tick': 'ticks a line whatever its version; test/clinic/task-items.test.ts drives it',
  'settings.import': 'changes settings whose versions nobody is told; test/clinic/settings.test.ts drives it',
  'sessions.endOfMember':
    'may end the session that the clients of a clinic share; test/account/sessions.test.ts drives it',
};

/** Every procedure that needs a permission; the others touch no record of a clinic (test/invariants/permissions.test.ts). */
export const drivenPaths = (router: AnyTRPCRouter): string[] =>
  proceduresOf(router).flatMap(
    ([
      path,
      {
        _def: { meta },
      },
    ]) => (meta?.permission && !(path in notDriven) ? [path] : []),
  );
