import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../server/router.ts';
import { messagesOf } from '../world/messages.ts';
import { cursorOf } from '../world/pages.ts';
import { answerTo, inputFor, type Records, records } from '../world/records.ts';
import { as, planes } from '../world/world.ts';

/** No record holds this word, and it sorts behind all that do. */
const WORD = 'zzzqx';

/** What would show if it were run: by what is found, by an error, by a value, by a wait, or by a second statement. */
const PAYLOADS = [
  `${WORD}' or '1'='1`,
  `${WORD}' or 1=1 -- `,
  `${WORD}') or ('1'='1`,
  `${WORD}" or "1"="1`,
  `${WORD}' union select null,null,null -- `,
  `${WORD}' and 1=(select 1/0) -- `,
  `${WORD}'||(select current_user)||'`,
  `${WORD}' and (select pg_sleep(20)) is null -- `,
  `${WORD}'; select pg_sleep(20); -- `,
  `${WORD}\\'; select pg_sleep(20); -- `,
  `${WORD}\\' or 1=1 /* ?`,
  `${WORD}$$; select 1/0; $$ ?? :name $1`,
  `(select 1/0 ${WORD})`,
  `${WORD}, (select pg_sleep(20))`,
  `id desc; select '${WORD}'`,
];

const questions = procedures.flatMap(([path, { _def }]) => {
  const [input] = _def.inputs;
  return _def.type === 'query' && input instanceof z.ZodObject ? [[path, Object.keys(input.shape)]] : [];
}) as [string, string[]][];

const parts = [planes.clinic, planes.identity, planes.platform];
let ours: Records;
beforeAll(async () => {
  ours = await records();
});

/** What is left of SQL once its texts and quoted names are taken out, as PostgreSQL tells them apart. */
const codeOf = (sql: string): string =>
  sql.replace(/\be'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"/gi, "''");

/** The field as somebody would send it who has only this word: alone, in a list, and in a cursor such as is given out. */
const forms = (field: string, word: string): unknown[] =>
  field === 'cursor'
    ? [word, ...[1, 2, 3].map(columns => cursorOf(Array(columns).fill(word)))]
    : [word, [word], { [word]: word }];

test('I3: what stands outside of a text is told from what stands in it', () => {
  const safe = `select 'it''s ${WORD}', e'a\\'b ${WORD}', "${WORD}" from t where name = 'it'`;
  expect(codeOf(safe)).not.toContain(WORD);
  for (const run of [`select '' or ${WORD}`, `select 'a\\'; ${WORD}`, `select e'a''' || ${WORD} || ''`])
    expect(codeOf(run)).toContain(WORD);
});

test.each(questions)('I3: %s runs nothing of what is asked for', async (path, fields) => {
  const caller = await as(ours.clinic);
  const own = Object(inputFor(path, ours));
  const ask = (field: string, value: unknown) => answerTo(caller, path, { ...own, [field]: value });
  for (const field of fields) {
    const harmless = await Promise.all(forms(field, WORD).map(value => ask(field, value)));
    for (const payload of PAYLOADS)
      for (const [i, value] of forms(field, payload).entries()) {
        const what = `${path} ${field}=${JSON.stringify(value)}`;
        let answer: Awaited<ReturnType<typeof ask>> | undefined;
        const sent = await messagesOf(parts, async () => {
          answer = await ask(field, value);
        });
        if (answer?.code !== 'BAD_REQUEST') expect({ what, ...answer }).toEqual({ what, ...harmless[i] });
        expect(
          sent.filter(sql => codeOf(sql).includes(WORD)),
          what,
        ).toEqual([]);
      }
  }
});
