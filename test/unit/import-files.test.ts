import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../server/clinic/imports/file/read-table.ts';
import { type Region, readRow } from '../../server/clinic/imports/rows/read-row.ts';
import { asksNothing } from '../../shared/clinic/admission.ts';
import { datesFit, importFieldNames } from '../../shared/clinic/import-fields.ts';
import { type DateOrder, dateOrders } from '../../shared/clinic-dates.ts';

const TABLE = 'Vorname;Nachname;Ort\r\nZoë;Müller;Köln\r\nJürgen;Groß;Łódź\r\n';
const READ = [
  ['Zoë', 'Müller', 'Köln'],
  ['Jürgen', 'Groß', 'Łódź'],
];
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const cellsOf = (bytes: Buffer | string) => readTable(Buffer.from(bytes)).rows.map(({ cells }) => cells);
const faultsOf = (bytes: Buffer | string) => readTable(Buffer.from(bytes)).rows.map(({ faults }) => faults);

describe('CLI-2: a file of patients', () => {
  test.each([
    ['UTF-8', Buffer.from(TABLE), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TABLE}`), 'utf-8'],
    ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 LE without one', Buffer.from(TABLE, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16be(`\uFEFF${TABLE}`), 'utf-16be'],
    ['UTF-16 BE without one', utf16be(TABLE), 'utf-16be'],
  ])('CLI-2 M9 M10: is read in %s', (_, bytes, encoding) => {
    const table = readTable(bytes);
    expect(table).toMatchObject({ encoding, separator: ';', headings: ['Vorname', 'Nachname', 'Ort'] });
    expect(table.rows.map(({ cells }) => cells)).toEqual(READ);
  });

  test('CLI-2: is read in Windows-1252, of which Latin-1 is a part', () => {
    const bytes = Buffer.concat([Buffer.from('Vorname;Preis\nZoë;5 ', 'latin1'), Buffer.from([0x80])]);
    expect(readTable(bytes)).toMatchObject({ encoding: 'windows-1252', rows: [{ cells: ['Zoë', '5 €'] }] });
  });

  test('CLI-2 M9: keeps its umlauts where one letter was cut in half, and says which row that is', () => {
    const bytes = Buffer.concat([
      Buffer.from('Vorname;Nachname\nZoë;Müller\nJürgen;Groß\nM'),
      Buffer.from([0xc3]),
      Buffer.from(';Klein\n'),
    ]);
    expect(cellsOf(bytes).slice(0, 2)).toEqual([
      ['Zoë', 'Müller'],
      ['Jürgen', 'Groß'],
    ]);
    expect(faultsOf(bytes)).toEqual([[], [], ['This row holds characters that cannot be read.']]);
  });

  test.each([',', ';', '\t', '|'])('CLI-2 M11: is taken apart by %j', separator => {
    const text = [
      ['First name', 'Notes'],
      ['Ana', '"a, b; c\td|e"'],
      ['Bo', 'x'],
    ];
    const table = readTable(Buffer.from(text.map(row => row.join(separator)).join('\n')));
    expect(table).toMatchObject({ separator, headings: ['First name', 'Notes'] });
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Ana', 'a, b; c\td|e'],
      ['Bo', 'x'],
    ]);
  });

  test.each([
    ['windows-1250', [0xf8, 0x9a], 'řš'],
    ['windows-1251', [0xe4, 0xe6], 'дж'],
    ['windows-1253', [0xe1, 0xe2], 'αβ'],
    ['iso-8859-15', [0xa4], '€'],
    ['iso-8859-1', [0xe4], 'ä'],
    ['windows-1252', [0x80, 0x9a], '€š'],
  ])('CLI-2 M9: is read in %s where somebody says so', (encoding, letters, text) => {
    const bytes = Buffer.concat([Buffer.from('A;B\nx;'), Buffer.from(letters), Buffer.from('\ny;z')]);
    expect(readTable(bytes, { encoding })).toMatchObject({
      encoding,
      rows: [
        { cells: ['x', text], isAscii: false },
        { cells: ['y', 'z'], isAscii: true },
      ],
    });
  });

  test('CLI-2 M11: is parted by what gives most rows as many cells as the headings, and asked about where two do', () => {
    const notes = 'Vorname;Nachname;Notizen\nAna;Silva;a, b, c\nBo;Berg;"d; e,\nf"\n';
    expect(readTable(Buffer.from(notes))).toMatchObject({ separator: ';', isAmbiguous: false });
    const fewer = 'A,B;C;D\n1;2;3\n4;5;6\n';
    expect(readTable(Buffer.from(fewer))).toMatchObject({ separator: ';', isAmbiguous: false });
    const amounts = 'name;value,unit\nx;1,5\ny;2,5\n';
    expect(readTable(Buffer.from(amounts))).toMatchObject({ isAmbiguous: true });
    expect(readTable(Buffer.from(amounts), { separator: ',' })).toMatchObject({
      ...{ separator: ',', isAmbiguous: false, headings: ['name;value', 'unit'] },
    });
    expect(readTable(Buffer.from('A\nx'))).toMatchObject({ separator: ',', isAmbiguous: false });
    // A stray quote does not make one row of all that follow.
    const stray = `A;B\n1;2" x\n${'3;4\n'.repeat(30)}`;
    expect(readTable(Buffer.from(stray))).toMatchObject({ separator: ';', isAmbiguous: false });
  });

  test('CLI-2 M11: may say itself what it is taken apart by', () => {
    expect(readTable(Buffer.from('sep=|\r\nA;x|B\r\n1|2\r\n'))).toMatchObject({
      ...{ separator: '|', headings: ['A;x', 'B'] },
      rows: [{ number: 3, cells: ['1', '2'] }],
    });
  });

  test('CLI-2 M12 M15: may end its lines in every way at once, and hold empty ones, which count as spreadsheets count them', () => {
    const rows = readTable(Buffer.from('A,B\r\n1,2\n3,4\r\r\n,\n5,"6\r\n7"')).rows;
    expect(rows.map(({ number, cells }) => [number, ...cells])).toEqual([
      [2, '1', '2'],
      [3, '3', '4'],
      [6, '5', '6\r\n7'],
    ]);
  });

  test('CLI-2 M12: says in which line a quote opens that never closes', () => {
    const text = 'A,B\r\n1,"2\r\n3"\r\n4,"never\r\n5,6\r\n7,x\r\n';
    expect(() => readTable(Buffer.from(text))).toThrow('The quote (") that opens in line 4 never closes.');
    expect(() => readTable(Buffer.from('A,B\n1,2\n3,"x'))).toThrow('opens in line 3');
  });

  test('CLI-2 M12: swallows no row where a stray quote meets the next one', () => {
    expect(faultsOf('A,B\n1,"x\n2,"y"\n3,4\n')).toEqual([
      [
        'A quote (") in this row is not closed where it should be, so 1 line below is taken for a part of it.',
      ],
      [],
    ]);
  });

  test('CLI-2: names rows with too few or too many cells, and lets empty ones at the end be', () => {
    expect(faultsOf('A,B\n1\n1,2,3\n1,2,,\n')).toEqual([
      ['This row has 1 cells, but there are 2 headings.'],
      ['This row has 3 cells, but there are 2 headings.'],
      [],
    ]);
  });

  test('CLI-2: names rows with NUL bytes, and stores none', () => {
    const [row] = readTable(Buffer.from('A,B\nx\0y,2\n')).rows;
    expect(row).toMatchObject({
      cells: ['x\uFFFDy', '2'],
      faults: ['This row holds characters that cannot be read.'],
    });
  });

  test.each([
    ['PK\u0003\u0004…', 'This is a workbook'],
    ['%PDF-1.7', 'This is a PDF'],
    ['', 'The first line must name the columns.'],
    [',,\n1,2,3', 'The first line must name the columns.'],
    ['A,B\n', 'headings only'],
    ['Ana,Silva,1980-05-17\nBo,Berg,1990-01-01', 'looks like a patient'],
    [Array.from({ length: 300 }, (_, at) => `a${at % 9}`).join(','), 'more than 200 columns'],
    [`A\n${'x\n'.repeat(20_001)}`, 'This file has 20,001 rows.'],
  ])('CLI-2: is refused in words where it is none: %#', (text, sentence) => {
    expect(() => readTable(Buffer.from(text))).toThrow(sentence);
  });

  test('K21 M16: is read as it was entered where somebody made its formulas harmless', () => {
    expect(cellsOf(`A,B,C\n'=1+1,'+49 30,'''-x\n'@a,"x\n'=b",O'Neil`)).toEqual([
      ['=1+1', '+49 30', "''-x"],
      ['@a', 'x\n=b', "O'Neil"],
    ]);
  });
});

const german = { locale: 'de-DE', timeZone: 'Europe/Berlin', needs: asksNothing, dates: 'dmy' } as const;
const american = { locale: 'en-US', timeZone: 'America/New_York', needs: asksNothing, dates: 'mdy' } as const;
const columns = ['firstName', 'lastName', 'birthDate', 'sex', 'phone', 'contactConsent'];

describe('CLI-2: a row', () => {
  test('K4 M13: has its dates read in the order of the clinic, or as ISO, and nothing is guessed', () => {
    const born = (date: string, region: Region) => {
      const read = readRow(['Ana', 'Silva', date], columns, region);
      return read.fields?.birthDate ?? read.faults;
    };
    expect(born('05.06.1980', german)).toBe('1980-06-05');
    expect(born('05/06/1980', american)).toBe('1980-05-06');
    expect(born('1980-06-05', german)).toBe('1980-06-05');
    expect(born('1980-06-05 00:00:00', american)).toBe('1980-06-05');
    const sentence = 'Birth date: Please write dates like 17.05.1980 or 1980-05-17, with all of the year.';
    for (const wrong of ['31.02.1980', '5.6.80', '29358', 'May 1980'])
      expect(born(wrong, german)).toEqual([sentence]);
  });

  test('M13: has its dates read in the order that is chosen, and tells what they say of it', () => {
    const born = (date: string, dates: DateOrder) => {
      const read = readRow(['Ana', 'Silva', date], columns, { ...german, dates });
      return read.fields?.birthDate ?? read.faults;
    };
    expect(born('04/03/1990', 'mdy')).toBe('1990-04-03');
    expect(born('04/03/1990', 'dmy')).toBe('1990-03-04');
    for (const order of dateOrders) expect(born('1990-03-04', order)).toBe('1990-03-04');
    expect(born('17.05.1980', 'mdy')).toEqual([
      'Birth date: Please write dates like 05/17/1980 or 1980-05-17, with all of the year.',
    ]);
    const fit = (...dates: string[]) =>
      datesFit(['Ana', ...dates], ['firstName', 'birthDate', 'diedOn'], 'dmy');
    expect(fit('04/03/1990', '')).toBe('either');
    expect(fit('05/17/1980', '17/05/1999')).toBe('other');
    expect(fit('17/05/1980 00:00', '04/03/1990')).toBe('own');
    // The same in every order, or in none.
    for (const date of ['1990-03-04', '04/04/1990', '', '31.02.1980', 'May'])
      expect(fit(date, '')).toBeUndefined();
    expect(datesFit(['1990/03/04'], ['birthDate'], 'ymd')).toBeUndefined();
    expect(datesFit(['19900304'], ['birthDate'], 'ymd')).toBe('own');
    expect(datesFit(['04/03/1990'], ['birthDate'], 'ymd')).toBe('other');
    expect(datesFit(['04/03/1990'], ['notes'], 'dmy')).toBeUndefined();
  });

  test('P16: of which only the year is known gets no made-up day, and says so', () => {
    for (const year of ['1980', '00.00.1980', '1980-00-00', 'ca. 1980'])
      expect(readRow(['Ana', 'Silva', year], columns, german), year).toMatchObject({
        faults: ['Birth date: Please write dates like 17.05.1980 or 1980-05-17, with all of the year.'],
      });
    expect(readRow(['Ana', 'Silva', ''], columns, german)).toMatchObject({ fields: { lastName: 'Silva' } });
  });

  test('K17: is born on the clinic’s own day at the latest', () => {
    const later = (days: number) => `${Temporal.Now.plainDateISO(german.timeZone).add({ days })}`;
    const sentence = 'A birth date cannot lie in the future.';
    // Tomorrow may have begun elsewhere, and the day after has nowhere.
    for (const days of [1, 3])
      expect(readRow(['Ana', 'Silva', later(days)], columns, german)).toMatchObject({
        faults: [expect.stringContaining(sentence)],
      });
    expect(readRow(['Ana', 'Silva', later(0)], columns, german).faults).toEqual([]);
  });

  test('CLI-2: is read in English and German words', () => {
    const read = (sex: string, consent: string) =>
      readRow(['Ana', 'Silva', '', sex, '', consent], columns, german);
    expect(read('Weiblich', 'Ja')).toMatchObject({ fields: { sex: 'female', contactConsent: 'given' } });
    expect(read('Herr', 'no')).toMatchObject({ fields: { sex: 'male', contactConsent: 'refused' } });
    expect(read('d', '')).toMatchObject({ fields: { sex: 'other', contactConsent: 'unasked' } });
    expect(read('maybe', 'perhaps')).toMatchObject({
      faults: [
        'Sex: Please write one of: female, male, other, unknown.',
        'Consent to contact: Please write one of: yes, no, unasked.',
      ],
    });
  });

  test('CLI-2 M6: tells everything that is wrong with it, by the names of the fields', () => {
    expect(readRow(['', '', 'x', '', '12'], columns, german)).toMatchObject({
      faults: [
        'Birth date: Please write dates like 17.05.1980 or 1980-05-17, with all of the year.',
        'Phone: Please enter a phone number of 5 to 30 digits, spaces and + ( ) - / only.',
        'Last name: Please enter a name.',
      ],
    });
  });

  test('M15: is told when a spreadsheet has shortened its number', () => {
    const read = readRow(['Ana', 'Silva', '4.41E+11'], ['firstName', 'lastName', 'identifier'], german);
    expect(read).toMatchObject({
      faults: [expect.stringMatching(/^Identifier: A spreadsheet has shortened/)],
    });
    expect(readRow(['Ana', 'Silva', '0012'], ['firstName', 'lastName', 'identifier'], german)).toMatchObject({
      fields: { identifier: '0012' },
    });
  });

  test('CLI-2: has no column for anything that a new patient has no field for', () => {
    expect(new Set(importFieldNames).size).toBe(importFieldNames.length);
  });
});
