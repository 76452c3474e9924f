import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ExportedList } from '../../server/clinic/list-exports/exported-list.ts';
import { lists } from '../../server/clinic/list-exports/lists.ts';
import { projectRoot } from '../../server/env.ts';
import { procedures } from '../../server/router.ts';
import { ListName } from '../../shared/clinic/list-exports.ts';
import { may, Role } from '../../shared/permissions.ts';

const each = (paths: string[], reason: string) => Object.fromEntries(paths.map(path => [path, reason]));

/** Lists with pages that nobody can take along, each with the reason. */
const without: Record<string, string> = {
  ...each(
    [
      ...[
        'attachments.list',
        'audit.timeline',
        'facilityStaff.list',
        'healthEvents.list',
        'requestComments.list',
        'messages.list',
        'patients.timeline',
        'patients.whoSaw',
      ],
      ...['clinicAddresses.list', 'facilityAddresses.list'],
      ...['patientAddresses.list', 'patientConsents.list', 'patientContacts.list', 'patientIdentifiers.list'],
      ...['filledForms.history', 'filledForms.list', 'placements.list', 'placementSpecialists.list'],
      ...['patientMerges.list', 'distinctPatients.list', 'patientImports.rows', 'patientImports.kept'],
    ],
    'is a part of one record',
  ),
  ...each(
    ['availability.openTimes', 'availability.teamWeek', 'bookings.freeSlots', 'frontDesk.unconfirmed'],
    'is worked out for a page that is looked at now, of records whose own lists can be taken along',
  ),
  ...each(
    ['calendarFeeds.list', 'invitations.list', 'support.list', 'tokens.list'],
    'names ways into the clinic; who was given one when is in the audit log, which can be taken along',
  ),
  ...each(['announcements.current', 'notifications.list'], 'is what one person is told at the moment'),
  'complianceRecords.own': 'is what one person has, of a list that can be taken along',
  ...each(['exports.part', 'patientImports.faults'], 'is itself a file'),
  ...each(['listExports.list', 'patientImports.list'], 'names files, which can be fetched or were sent'),
  ...each(['interactions.list', 'substances.list'], 'is what checks are made of, and tells of no patient'),
  'taskTemplates.list': 'is what tasks begin with, and tells of no patient',
  'specialists.list': 'names people outside the clinic, whom its placements tell one by one',
  'taxRates.list': 'is a choice of the settings, which each line of an invoice tells',
  'forms.list': 'names forms, each of which is read as a whole',
  'backedUp.list': 'is what a backup held of records whose own lists can be taken along',
  'waitingRequests.list': 'is decided upon, and then in the waiting list, which can be taken along',
  ...each(
    [
      ...['portal.bookings', 'portal.messages', 'portal.whoSaw'],
      ...['portalRequests.comments', 'portalRequests.list'],
    ],
    'is a patient’s own, who has no account',
  ),
};

const fieldsOf = (schema: z.core.$ZodType | undefined): string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** Every procedure that answers a list page by page. */
const paged = procedures.flatMap(([path, { _def }]) => {
  const fields = fieldsOf(_def.inputs[0]);
  return fields.includes('cursor') ? [{ path, fields, permission: _def.meta?.permission }] : [];
});
const exported = Object.entries<ExportedList>(lists);

const client = globSync('client/clinic/**/*.tsx', { cwd: projectRoot }).map(file =>
  readFileSync(join(projectRoot, file), 'utf8'),
);

describe('a list with pages', () => {
  test('UI-2 K21: can be taken along, or says why not', () => {
    // One may go in more than one form, such as for DATEV.
    const known = [...new Set(exported.map(([, { of }]) => of)), ...Object.keys(without)];
    expect(paged.map(({ path }) => path).toSorted()).toEqual(known.toSorted());
    expect(exported.map(([name]) => name).toSorted()).toEqual(ListName.options.toSorted());
  });

  test.each(exported)(
    'UI-2 K25: %s goes to nobody who may not look at it, with the same filters',
    (_, { of, permission, query }) => {
      const list = paged.find(({ path }) => path === of);
      const reads = list?.permission;
      for (const role of Role.options)
        expect({ role, may: may(role, permission) && !(reads && may(role, reads)) }).toEqual({
          role,
          may: false,
        });
      const filters = list?.fields.filter(field => field !== 'cursor' && field !== 'limit') ?? [];
      expect(fieldsOf(query).filter(field => field !== 'ids')).toEqual(filters);
    },
  );

  test.each(exported)('UI-2: %s is taken along where it is shown', (_, { of }) => {
    const [kind = '', call = ''] = of.split('.');
    const shown = client.filter(
      text =>
        text.includes(`usePages(api.${kind}.${call}`) ||
        (['rooms', 'devices'].includes(kind) && text.includes('usePages(api[kind].list')),
    );
    expect(shown.some(text => text.includes('<ExportButton ask={() => trpc.listExports'))).toBe(true);
  });
});
