import { parse } from '@formatjs/icu-messageformat-parser';
import { type ESTree, type Plugin, parseSync, Visitor } from 'vite';
import { german } from '../../shared/i18n/de/index.ts';
import { directionOf, type Language } from '../../shared/i18n/languages.ts';

const catalogues: Record<Language, Record<string, string>> = { en: {}, de: german };

/** The functions of `translate.ts` and `rich.ts`. */
const TRANSLATES = new Set(['t', 'rich']);

/**
 * Puts the words of one language into the pages while they are built, each where it is said: no page brings a catalogue,
 * none a parser of messages, and whoever reads German waits for not one file more.
 */
export const inlineMessages = (language: Language): Plugin => ({
  name: 'inline-messages',
  enforce: 'pre',
  config: () => ({
    resolve: {
      alias: [
        {
          find: /^@formatjs\/icu-messageformat-parser$/,
          replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
        },
      ],
    },
  }),
  transformIndexHtml: html =>
    html.replace('<html lang="en">', `<html lang="${language}" dir="${directionOf(language)}">`),
  transform: {
    filter: { id: /\/(client|shared)\/[^?]*\.tsx?$/, code: /\b(t|rich)\(/ },
    handler: (code, id) => {
      // Parsed once for a page: what is written at the call would be made anew by each of them.
      const parsed: string[] = [];
      const said = ({ message, isFormatted }: Found): string => {
        const sentence = catalogues[language][message] ?? message;
        if (!isFormatted) return JSON.stringify(sentence);
        const elements = JSON.stringify(parse(sentence, { captureLocation: false }));
        return `message${parsed.push(elements) - 1}$`;
      };
      const edits = messagesIn(code, id).map(found => ({ ...found, text: said(found) }));
      const inlined = edits
        .toSorted((x, y) => y.start - x.start)
        .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
      const made = parsed.map((elements, index) => `const message${index}$ = ${elements};`).join('');
      return { code: made + inlined, map: null };
    },
  },
});

interface Found {
  message: string;
  /** Whether it is given values, so that its syntax counts. */
  isFormatted: boolean;
  start: number;
  end: number;
}

/** Each message of a file. What is translated must stand there literally, or nobody could tell whether it can be. */
const messagesIn = (code: string, file: string): Found[] => {
  const found: Found[] = [];
  const take = (argument: ESTree.Argument | undefined, isFormatted: boolean): void => {
    if (argument?.type === 'ConditionalExpression') {
      take(argument.consequent, isFormatted);
      take(argument.alternate, isFormatted);
    } else if (argument?.type === 'Literal' && typeof argument.value === 'string') {
      found.push({ message: argument.value, isFormatted, start: argument.start, end: argument.end });
    } else throw new Error(`${file}: a message must be said literally where it is translated.`);
  };
  const visitor = new Visitor({
    CallExpression: ({ callee, arguments: [message, values] }) => {
      if (callee.type === 'Identifier' && TRANSLATES.has(callee.name))
        take(message, callee.name === 'rich' || values !== undefined);
    },
  });
  visitor.visit(parseSync(file, code).program);
  return found;
};
