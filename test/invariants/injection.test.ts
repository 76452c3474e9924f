import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Definition, proceduresOf } from '../../server/api/procedures.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import { procedures } from '../../server/router.ts';
import { consoleAs, operator } from '../world/console.ts';
import { messagesOf } from '../world/messages.ts';
import { cursorOf } from '../world/pages.ts';
import { answerTo, inputFor, type Records, records } from '../world/records.ts';
import { as, planes } from '../world/world.ts';

type Input = Record<string, unknown>;
type Ask = (changes: Input) => Promise<{ code: string; answer: unknown }>;

/** No record holds this word, and it sorts behind all that do. */
const WORD = 'zzzqx';

/** What would show if it were run: by what is found, by an error, by a value, by a wait, or by a second statement. */
const PAYLOADS = [
  `${WORD}') or ('1'='1' -- ?`,
  `${WORD}' or 1=(select 1/0) -- `,
  `${WORD}" union select null,null -- "`,
  `${WORD}'||(select pg_sleep(20))||'`,
  `${WORD}\\'; select pg_sleep(20); -- `,
  `${WORD}??, (select 1/0) $$ :name $1`,
];
/** A question mark in one text must not let the next out of its quotes. */
const [OPENER, CLOSER] = [`${WORD}??`, `${WORD}') or true -- `];

const parts = [planes.clinic, planes.identity, planes.platform];

/** What is left of SQL once its texts and quoted names are taken out, as PostgreSQL tells them apart. */
const codeOf = (sql: string): string =>
  sql.replace(/\be'(?:[^'\\]|''|\\[^])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gi, "''");

/** The answer, and whether the word got as far as the database: there it must stand in a text. */
const heard = async (ask: Ask, changes: Input) => {
  let answer: Awaited<ReturnType<Ask>> | undefined;
  const sent = await messagesOf(parts, async () => {
    answer = await ask(changes);
  });
  const run = sent.filter(sql => codeOf(sql).includes(WORD));
  expect({ ...changes, run }).toEqual({ ...changes, run: [] });
  return { answer, isSent: sent.some(sql => sql.includes(WORD)) };
};

/** A payload is refused, or answered as the harmless word is. */
const expectHarmless = async (ask: Ask, changes: Input, harmless: Awaited<ReturnType<typeof heard>>) => {
  const { answer } = await heard(ask, changes);
  if (answer?.code !== 'BAD_REQUEST')
    expect({ ...changes, ...answer }).toEqual({ ...changes, ...harmless.answer });
};

/** A word as a field takes it: alone, in a list, as a key, or in a cursor such as is given out. */
const formsOf = (field: string): ((word: string) => unknown)[] =>
  field === 'cursor'
    ? [word => word, ...[1, 2, 3].map(n => (word: string) => cursorOf(Array(n).fill(word)))]
    : [word => word, word => [word], word => ({ [word]: word })];

/** Asks with every payload in every field, and answers how often. */
const askAll = async (fields: string[], ask: Ask): Promise<number> => {
  let asked = 0;
  const texts: string[] = [];
  for (const field of fields)
    for (const [n, form] of formsOf(field).entries()) {
      const harmless = await heard(ask, { [field]: form(WORD) });
      if (n === 0 && harmless.answer?.code !== 'BAD_REQUEST') texts.push(field);
      // What is refused before the database hears of it is refused for what it is, whatever else it holds.
      for (const payload of harmless.isSent ? PAYLOADS : PAYLOADS.slice(0, 1))
        await expectHarmless(ask, { [field]: form(payload) }, harmless).then(() => asked++);
    }
  const all = (word: string) => Object.fromEntries(texts.map(field => [field, word]));
  const harmless = await heard(ask, all(WORD));
  for (const field of texts) await expectHarmless(ask, { ...all(CLOSER), [field]: OPENER }, harmless);
  return asked;
};

/** Every question that takes anything, with the names of what it takes. */
const questionsOf = (all: [string, Definition][]): [string, string[]][] =>
  all.flatMap(
    ([
      path,
      {
        type,
        inputs: [input],
      },
    ]): [string, string[]][] =>
      type === 'query' && input instanceof z.ZodObject ? [[path, Object.keys(input.shape)]] : [],
  );

test('I3: what stands outside of a text is told from what stands in it', () => {
  const safe = `select 'it''s ${WORD}', e'a\\'b ${WORD}', "${WORD}" from t where name = 'it'`;
  expect(codeOf(safe)).not.toContain(WORD);
  for (const run of [`select '' or ${WORD}`, `select 'a\\'; ${WORD}`, `select e'a''' || ${WORD} || ''`])
    expect(codeOf(run)).toContain(WORD);
});

describe('I3: in a clinic', () => {
  let ours: Records;
  beforeAll(async () => {
    ours = await records();
  });

  test.each(questionsOf(procedures.map(([path, { _def }]) => [path, _def])))(
    'I3: %s runs nothing of what it is asked for',
    async (path, fields) => {
      const caller = await as(ours.clinic);
      const own: Input = Object(inputFor(path, ours));
      const ask: Ask = changes => answerTo(caller, path, { ...own, ...changes });
      expect(await askAll(fields, ask)).toBeGreaterThanOrEqual(fields.length);
    },
  );
});

describe('I3: in the console', () => {
  let caller: Awaited<ReturnType<typeof consoleAs>>;
  beforeAll(async () => {
    await records();
    caller = await consoleAs(await operator());
  });

  test.each(questionsOf(proceduresOf(consoleRouter).map(([path, { _def }]) => [path, _def])))(
    'I3: %s runs nothing of what it is asked for',
    async (path, fields) => {
      const ask: Ask = changes => answerTo(caller, path, changes);
      expect(await askAll(fields, ask)).toBeGreaterThanOrEqual(fields.length);
    },
  );
});
