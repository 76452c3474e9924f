import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { differingZones } from '../../server/data/database/zone-rules.ts';
import { projectRoot } from '../../server/env.ts';
import { sqlAs } from '../world/world.ts';

test('K12: doctor names the zones whose clocks PostgreSQL sets otherwise than Node, and no other', async () => {
  const client = await sqlAs('admin');
  const differing = await differingZones(client);
  // A zone that means something else in the database from now on: the same table under another's name.
  const mistaken = {
    query: async (text: string, values: unknown[]) =>
      client.query(text.replaceAll('time zone name', "time zone 'Asia/Tokyo'"), values),
  };
  const all = await differingZones(mistaken as typeof client);
  expect(all).toContain('Europe/Berlin');
  expect(all).not.toContain('Asia/Tokyo');
  expect(differing).not.toContain('Asia/Tokyo');
  for (const zone of differing) {
    const offsets = Array.from({ length: 740 }, async (_, day) => {
      const instant = Temporal.Now.instant().add({ hours: day * 24 });
      const { rows } = await client.query<{ wall: string }>(
        'select ($1::timestamptz at time zone $2)::text as wall',
        [`${instant}`, zone],
      );
      return (
        rows[0]?.wall.slice(0, 16) !==
        instant.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16).replace('T', ' ')
      );
    });
    expect(await Promise.all(offsets), zone).toContain(true);
  }
});

test('K12: no statement asks PostgreSQL what the clock of a clinic shows', async () => {
  for await (const file of glob('server/**/*.{ts,sql}', { cwd: projectRoot })) {
    if (file.endsWith('zone-rules.ts')) continue;
    const zones = [...(await readFile(join(projectRoot, file), 'utf8')).matchAll(/at time zone (\S+)/gi)];
    expect(
      zones.map(([, zone = '']) => zone.replace(/\W/g, '')).filter(zone => zone !== 'UTC'),
      file,
    ).toEqual([]);
  }
});
