import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { type ESTree, parseSync, Visitor } from 'vite';
import { expect, test } from 'vitest';
import { projectRoot } from '../../server/env.ts';
import { german } from '../../shared/i18n/de/index.ts';
import { t } from '../../shared/i18n/translate.ts';
import { untranslatedIn } from './prose.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const pages = globSync('client/{*,!(dist)/**/*}.{ts,tsx}', { cwd: projectRoot });
const others = globSync(['server/**/*.ts', 'shared/{*,!(i18n)/**/*}.ts'], { cwd: projectRoot });

/** What a message names: arguments, and the elements around parts of it. */
const argumentsOf = (message: string): string[] => {
  const namesIn = (elements: MessageFormatElement[]): string[] =>
    elements.flatMap(element => {
      if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
      if (element.type === TYPE.tag) return [element.value, ...namesIn(element.children)];
      if (element.type === TYPE.select || element.type === TYPE.plural)
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
      return [element.value];
    });
  return [...new Set(namesIn(parse(message)))].toSorted();
};

/** Sentences without values are taken verbatim, so that their braces and quotes mean nothing. */
const isFormatted = (message: string): boolean => /[{<]/.test(message);

interface Call {
  place: string;
  messages: string[];
  /** Undefined where they are no object literal whose names stand there. */
  values: string[] | undefined;
}

const literalsOf = (argument: ESTree.Argument | undefined): string[] => {
  if (argument?.type === 'ConditionalExpression')
    return [...literalsOf(argument.consequent), ...literalsOf(argument.alternate)];
  return argument?.type === 'Literal' && typeof argument.value === 'string' ? [argument.value] : [];
};

const namesOf = (values: ESTree.Argument | undefined): string[] | undefined => {
  if (!values) return [];
  if (values.type !== 'ObjectExpression') return undefined;
  const names = values.properties.flatMap(property => {
    if (property.type === 'SpreadElement') return namesOf(property.argument);
    return property.key.type === 'Identifier' ? property.key.name : undefined;
  });
  return names.every(name => name !== undefined) ? names.toSorted() : undefined;
};

/** What an answer says that no type keeps to the catalogue. */
const answersIn = ({ callee, arguments: [told] }: ESTree.NewExpression): string[] => {
  if (callee.type !== 'Identifier' || callee.name !== 'TRPCError' || told?.type !== 'ObjectExpression')
    return [];
  return told.properties.flatMap(property =>
    property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'message'
      ? literalsOf(property.value)
      : [],
  );
};

const said = new Set<string>();
const calls: Call[] = [];
const answers: string[] = [];
for (const file of [...pages, ...others]) {
  const code = read(file);
  const placeOf = (start: number): string => `${file}:${code.slice(0, start).split('\n').length}`;
  const visitor = new Visitor({
    Literal: ({ value }) => {
      if (typeof value === 'string') said.add(value);
    },
    CallExpression: ({ callee, arguments: [message, values], start }) => {
      if (callee.type !== 'Identifier' || !['t', 'rich'].includes(callee.name)) return;
      calls.push({ place: placeOf(start), messages: literalsOf(message), values: namesOf(values) });
    },
    NewExpression: node => {
      answers.push(...answersIn(node));
      const [message, ...others] = node.arguments;
      if (node.callee.type === 'Identifier' && ['Refusal', 'TryLater'].includes(node.callee.name))
        calls.push({
          ...{ place: placeOf(node.start), messages: literalsOf(message) },
          values: namesOf(others[node.callee.name === 'TryLater' ? 1 : 0]),
        });
    },
  });
  visitor.visit(parseSync(file, code).program);
}

test('W3 UI-2: whatever somebody reads on a page is translated', () => {
  expect(pages.flatMap(file => untranslatedIn(read(file), file))).toEqual([]);
});

test('UI-2: nothing of the German catalogue is left empty', () => {
  expect(
    Object.entries<string>(german).flatMap(([message, inGerman]) => (inGerman === '' ? [message] : [])),
  ).toEqual([]);
});

test('W3 UI-2: a German sentence names the same values as the English one', () => {
  const differing = Object.entries<string>(german).filter(
    ([message, inGerman]) =>
      isFormatted(message) && inGerman !== '' && `${argumentsOf(message)}` !== `${argumentsOf(inGerman)}`,
  );
  expect(differing).toEqual([]);
});

test('W3: a plural has a form for every number, and is chosen by the number that it says', () => {
  const wrong = Object.entries<string>(german)
    .flat()
    .filter(isFormatted)
    .filter(message =>
      parse(message).some(
        element =>
          element.type === TYPE.plural && !(element.options.other && element.pluralType === 'cardinal'),
      ),
    );
  expect(wrong).toEqual([]);
});

test('W4: no sentence that takes values holds an apostrophe that would quote them', () => {
  const quoting = Object.entries<string>(german).flat().filter(isFormatted);
  expect(quoting.length).toBeGreaterThan(300);
  // Doubled it is one that is shown.
  expect(quoting.filter(message => message.replaceAll("''", '').includes("'"))).toEqual([]);
});

test('W5: a name that is read from the right keeps to itself in a sentence, and others are as they were', () => {
  expect(t('Announcement: {title}', { title: 'שלום, 3' })).toBe('Announcement: \u2068שלום, 3\u2069');
  expect(t('Announcement: {title}', { title: 'عطلة' })).toBe('Announcement: \u2068عطلة\u2069');
  for (const title of ['Łódź, 3', '診所', 'Αθήνα'])
    expect(t('Announcement: {title}', { title })).toBe(`Announcement: ${title}`);
});

test('UI-2: no sentence stands in two catalogues of a language, or stands there for nothing', async () => {
  const files = globSync('shared/i18n/de/!(index).ts', { cwd: projectRoot });
  const catalogues = await Promise.all(
    files.map(async file => Object.values<Record<string, string>>(await import(join(projectRoot, file)))),
  );
  const messages = catalogues.flat().flatMap(catalogue => Object.keys(catalogue));
  expect(messages.filter((message, place) => messages.indexOf(message) !== place)).toEqual([]);
  expect(messages.filter(message => !said.has(message))).toEqual([]);
});

test('UI-2: whoever says a sentence gives it exactly the values that it names', () => {
  const wrong = calls.flatMap(({ place, messages, values }) =>
    messages.flatMap(message => {
      const named = values?.length === 0 && !isFormatted(message) ? [] : argumentsOf(message);
      return values && `${named}` !== `${values}` ? [`${place} ${message}: ${values}`] : [];
    }),
  );
  expect(wrong).toEqual([]);
});

test('UI-2: whatever an answer says can be said in German', () => {
  expect(answers.filter(message => !(message in german))).toEqual([]);
});
