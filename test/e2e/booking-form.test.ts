import { test } from 'vitest';
import { facilityFields } from '../../server/demo/factories/factories.ts';
import { saveWeek } from '../world/save-week.ts';
import { faker } from '../world/world.ts';
import { practice } from './browser/appointments.ts';
import { enter } from './browser/browser.ts';
import { becomes, choose, dialog } from './browser/desk.ts';

const saturday = '2031-01-11';

test('FD20: on a day without hours the facility is the one where the practitioner works on other days', async () => {
  const { clinic, caller, links } = await practice();
  const other = await caller.facilities.create(facilityFields(faker));
  const { practitionerId } = links;
  const hours = [
    { facilityId: links.facilityId, weekday: 1, from: '08:00', to: '12:00' },
    { facilityId: other.id, weekday: 2, from: '08:00', to: '12:00' },
    { facilityId: other.id, weekday: 3, from: '08:00', to: '12:00' },
  ];
  await saveWeek(caller, { practitionerId, hours });
  const page = await enter(clinic, `/calendar?date=${saturday}&book=new`);
  const form = dialog(page, 'New booking');

  await choose(form, 'Practitioner', 'Mo provider');

  const facility = form.getByRole('combobox', { name: 'Facility' });
  await becomes(() => facility.inputValue(), other.name);
});
