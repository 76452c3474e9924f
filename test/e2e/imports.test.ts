import { rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { clinicsWithWork } from '../../server/access/clinics/clinics-with-work.ts';
import { exportsToWrite, writeExport } from '../../server/clinic/list-exports/write-export.ts';
import { runImports } from '../world/importing.ts';
import { admit, clinic, planes, type TestClinic } from '../world/world.ts';
import { enter } from './browser/browser.ts';
import { button, choose, dialog, gone, link, row, sees } from './browser/desk.ts';

const writeExports = async ({ id }: TestClinic) => {
  const work = (await clinicsWithWork(planes, exportsToWrite())).find(one => one.id === id);
  if (work) await writeExport(planes, work);
};

const file = (text: string) => ({ name: 'old-program.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test.each([1280, 375] as const)(
  'patients come out of a file: sent, columns said, checked, imported, chosen and undone at %i px (CLI-2 M3 M5 M9)',
  async width => {
    const ours = await clinic({ locale: 'de-DE' });
    await admit(ours, { ...{ firstName: 'Dee', lastName: 'Doe', birthDate: '1970-03-04' }, phone: null });
    const page = await enter(ours, '/patients', { width, expects: /status of 422/ });
    await link(page, 'Import').click();
    await sees(page, 'No file yet');
    await page
      .locator('input[type=file]')
      .setInputFiles(
        file(
          'Nr;Ruf;Sippe;Geburtsdatum;Telefon\r\n1;Zoë;Müller;17.05.1980;+49 30 123456\r\n2;Bo;Berg;31.02.1980;\r\n3;Cy;Cole;01.02.1990;030 7654321\r\n4;Dee;Doe;04.03.1970;030 555555\r\n',
        ),
      );
    await button(page, 'Send the file').click();
    await sees(page, 'Being read');
    await runImports(ours);
    await sees(page, 'Please look whether all letters are right:');
    await button(page, 'Check the rows').click();
    await sees(page, 'Please say which column is the first or the last name');
    await choose(page, 'Ruf', 'First name', 'First');
    await choose(page, 'Sippe', 'Last name', 'Last');
    await button(page, 'Check the rows').click();
    await sees(page, 'Being checked');
    await runImports(ours);
    await row(page, /31\.02\.1980.*Bitte schreiben Sie Daten wie 17\.05\.1980/).waitFor();
    await button(page, 'Import 2 patients').click();
    await sees(page, 'Being imported');
    await runImports(ours);
    await sees(page, '2 of 4 rows were imported.');
    await row(page, /Dee · Doe/)
      .getByRole('radio', { name: 'This patient: Dee Doe' })
      .click();
    await button(page, 'Import 1 patient').click();
    await sees(page, 'Being imported');
    await runImports(ours);
    await sees(page, '1 patient who was there was changed.');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      button(page, 'What was not imported').click(),
    ]);
    expect(download.suggestedFilename()).toBe('not-imported.csv');
    await button(page, 'Undo').click();
    await button(dialog(page, 'Undo this import?'), 'Undo the import').click();
    await sees(page, 'Being undone');
    await runImports(ours);
    await sees(page, '1 patient has the former values again.');
    await link(page, 'Open the trash').click();
    await sees(page, 'Müller, Zoë');
  },
);

test('a file that is too large or none at all is refused in words (CLI-2)', async () => {
  const ours = await clinic();
  const page = await enter(ours, '/patients/import', { expects: /status of 400/ });
  const choose = page.locator('input[type=file]');
  const large = join(tmpdir(), `${ours.slug}.csv`);
  await writeFile(large, '');
  await truncate(large, 100_000_000);
  await choose.setInputFiles(large);
  await button(page, 'Send the file').click();
  await sees(page, 'This file is too large. Please send at most 20 MB and 20,000 rows at once.');
  await rm(large);
  await choose.setInputFiles(file('Vorname;Nachname\nAna;"Silva\n'));
  await button(page, 'Send the file').click();
  await sees(page, 'Being read');
  await runImports(ours);
  await sees(page, 'The quote (") that opens in line 2 never closes.');
});

test('dates of a file in another order are told and chosen, and a check is stopped (CLI-2 M2 M13)', async () => {
  const ours = await clinic({ locale: 'de-DE' });
  const page = await enter(ours, '/patients/import', { width: 375 });
  await page
    .locator('input[type=file]')
    .setInputFiles(file('Vorname;Nachname;Geburtsdatum\nAna;Silva;05/17/1980\nBo;Berg;04/03/1990\n'));
  await button(page, 'Send the file').click();
  await sees(page, 'Being read');
  await runImports(ours);
  await button(page, 'Check the rows').click();
  await sees(page, 'Being checked');
  await runImports(ours);
  await sees(page, 'The date of 1 row fits only another order than “Day, month, year”.');
  await sees(page, 'The date of 1 row fits several orders, and is read as “Day, month, year”.');
  await button(page, 'Choose the order').click();
  await choose(page, 'Order of the dates', 'Month, day, year');
  await button(page, 'Check the rows').click();
  await sees(page, 'Being checked');
  await button(page, 'Stop').click();
  await button(page, 'Check the rows').click();
  await sees(page, 'Being checked');
  await runImports(ours);
  await button(page, 'Import 2 patients').click();
  await sees(page, 'Being imported');
  await runImports(ours);
  await sees(page, '2 of 2 rows were imported.');
});

test.each([1280, 375] as const)(
  'a list is exported as it is shown, and its file fetched by a link at %i px (K21)',
  async width => {
    const ours = await clinic();
    const page = await enter(ours, '/services', { width });
    await button(page, 'Export').click();
    await sees(page, 'Being written');
    await writeExports(ours);
    await gone(page.getByText('Being written'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      link(page, 'Download Services').click(),
    ]);
    expect(download.suggestedFilename()).toBe('services.csv');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toMatch(/^\uFEFFName,Short name,Status,/);
  },
);
