import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../shared/durations.ts';
import { bound } from '../world/bound.ts';
import { as, clinic, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const at = (ms: number) => new Date(Date.now() + ms).toISOString();
const announced = (title: string) => ({ title, text: `${title}.\nMore of it.`, publishesAt: at(-HOUR) });
type Caller = Awaited<ReturnType<typeof as>>;
const shownTo = async (caller: Caller) =>
  (await caller.announcements.current({})).items.map(({ title }) => title);

test('N7 N9 UI-2: an announcement is shown to every member from its moment to its end, pinned ones first', async () => {
  const [ours, theirs] = [await clinic(), await clinic()];
  const lead = await as(ours);
  await lead.announcements.create({ ...announced('Pinned'), publishesAt: at(-2 * DAY), isPinned: true });
  await lead.announcements.create(announced('Now'));
  await lead.announcements.create({ ...announced('Planned'), publishesAt: at(DAY) });
  await lead.announcements.create({ ...announced('Over'), publishesAt: at(-DAY), endsAt: at(-HOUR) });

  for (const role of ['admin', 'provider', 'staff', 'auditor'] as const)
    expect(await shownTo(await as(ours, role))).toEqual(['Pinned', 'Now']);
  expect(await shownTo(await as(theirs))).toEqual([]);

  const listed = async (state: 'planned' | 'shown' | 'over') =>
    (await lead.announcements.list({ state })).items.map(one => {
      expect(one.state).toBe(state);
      return one.title;
    });
  expect(await listed('planned')).toEqual(['Planned']);
  expect(await listed('shown')).toEqual(['Now', 'Pinned']);
  expect(await listed('over')).toEqual(['Over']);
});

test('UI-2: pages of what is shown hold each announcement once, pinned ones first', async () => {
  const lead = await as(await clinic());
  for (const [index, title] of ['A', 'B', 'C', 'D'].entries())
    await lead.announcements.create({
      ...announced(title),
      publishesAt: at(-DAY - index * HOUR),
      isPinned: index > 1,
    });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await lead.announcements.current({ limit: 1, ...(cursor && { cursor }) });
    seen.push(...page.items.map(({ title }) => title));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(['C', 'D', 'A', 'B']);
});

test('N8 UI-2: what somebody puts away stays away from them alone, and comes back when they want it', async () => {
  const ours = await clinic();
  const [lead, staff] = [await as(ours), await as(ours, 'staff')];
  const first = await lead.announcements.create(announced('First'));
  const second = await lead.announcements.create(announced('Second'));
  await staff.announcements.putAway({ id: first.id });
  await staff.announcements.putAway({ id: second.id });
  expect(await shownTo(staff)).toEqual([]);
  expect(await shownTo(lead)).toHaveLength(2);

  await staff.announcements.putAway({ id: first.id, isAway: false });
  expect(await shownTo(staff)).toEqual(['First']);
  // Changing it does not bring it back to those who put it away.
  await lead.announcements.update({ id: second.id, version: second.version, text: 'Changed' });
  expect(await shownTo(staff)).toEqual(['First']);
  // How somebody likes to work is left alone by it.
  await staff.preferences.save({ views: [] });
  expect(await shownTo(staff)).toEqual(['First']);
});

test('UI-2: an announcement that would end before it is published is refused, by the database as well', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const inOrder = { ...announced('In order'), endsAt: at(DAY) };
  await expect(
    lead.announcements.create({ ...announced('Odd'), publishesAt: at(DAY), endsAt: at(HOUR) }),
  ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  const { id, version } = await lead.announcements.create(inOrder);
  await expect(lead.announcements.update({ id, version, publishesAt: at(2 * DAY) })).rejects.toThrow(
    'An announcement must end after it is published.',
  );
  await expect(
    admin.query(`update clinic.announcements set ends_at = publishes_at where id = $1`, [id]),
  ).rejects.toThrow('announcements_end_after_publishing');
  expect(await lead.announcements.get({ id })).toMatchObject({ version, endsAt: inOrder.endsAt });
});

test('UI-2: an announcement takes a long text, and not a longer one', async () => {
  const lead = await as(await clinic());
  const text = 'ä'.repeat(4000);
  const { id } = await lead.announcements.create({ ...announced('Long'), text });
  expect(await lead.announcements.get({ id })).toMatchObject({ text });
  await expect(lead.announcements.create({ ...announced('Longer'), text: `${text}ä` })).rejects.toMatchObject(
    { code: 'BAD_REQUEST' },
  );
});

test('UI-2 IDN-7: members without the permission read what is shown, and change nothing', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const { id, version } = await lead.announcements.create(announced('Ours'));
  for (const role of ['provider', 'staff', 'auditor'] as const) {
    const caller = await as(ours, role);
    await expect(caller.announcements.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(caller.announcements.create(announced('Theirs'))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(caller.announcements.trash({ id, version })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  expect(await shownTo(lead)).toEqual(['Ours']);
});

test('UI-2: an announcement in the trash is shown to nobody, until it is put back', async () => {
  const lead = await as(await clinic());
  const { id, version } = await lead.announcements.create(announced('Back'));
  await lead.announcements.trash({ id, version });
  expect(await shownTo(lead)).toEqual([]);
  expect((await lead.announcements.list({ trashed: true })).items).toMatchObject([{ id }]);
  await lead.announcements.restore({ id });
  expect(await shownTo(lead)).toEqual(['Back']);
});

test('TEN-8: who is bound to facilities is told what is for them and for all, and tells their own alone', async () => {
  const ours = await clinic();
  const lead = await as(ours);
  const [here] = (await lead.facilities.list({})).items.map(({ id }) => id);
  const { id: there } = await lead.facilities.create({ name: 'Elsewhere', timeZone: 'Europe/Berlin' });
  if (!here) throw new Error('The clinic has no facility.');
  const ofAll = await lead.announcements.create(announced('For all'));
  const ofThere = await lead.announcements.create({ ...announced('There'), facilityId: there });
  await lead.announcements.create({ ...announced('Here'), facilityId: here });

  expect(await shownTo((await bound(ours, 'staff', [here])).caller)).toEqual(
    expect.arrayContaining(['For all', 'Here']),
  );
  const { caller: boundLead } = await bound(ours, 'admin', [here]);
  expect((await boundLead.announcements.list({})).items).toHaveLength(2);
  const words = 'This announcement is for the whole clinic.';
  const { id, version } = ofAll;
  await expect(boundLead.announcements.create(announced('All'))).rejects.toThrow(words);
  await expect(boundLead.announcements.update({ id, version, title: 'Mine' })).rejects.toThrow(words);
  await expect(boundLead.announcements.trash({ id, version })).rejects.toThrow(words);
  await expect(boundLead.announcements.get({ id: ofThere.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(
    boundLead.announcements.create({ ...announced('There'), facilityId: there }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });

  const own = await boundLead.announcements.create({ ...announced('Mine'), facilityId: here });
  await expect(
    boundLead.announcements.update({ id: own.id, version: own.version, facilityId: null }),
  ).rejects.toThrow(words);
  await boundLead.announcements.putAway({ id });
  expect(await shownTo(boundLead)).not.toContain('For all');
});
