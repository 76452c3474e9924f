import { type ESTree, parseSync } from 'vite';

/** The functions that translate: `shared/i18n/translate.ts` and `client/i18n/rich.ts`. */
const TRANSLATES = new Set(['t', 'rich']);

/** Attributes and properties that hold no words, whatever they look like. */
const WORDLESS =
  /^(class(Names?)?|\w*[cC]lassName|style|styles|sx|id|key|type|href|to|from|src|d|viewBox|transform|autoComplete|data-.*|aria-(labelledby|describedby|controls)|zone|timeZone|locale|accept|mask|pattern|gridTemplateColumns|gridTemplateRows|gridArea|font|fontFamily|transition|animation|boxShadow|background|border\w*|padding|margin|queryKey|mutationKey)$/;

/** Calls that are given names, or words for programmers. */
const NO_WORDS = new Set(['Error', 'RegExp', 'lazyRouteComponent', 'querySelector', 'addEventListener']);

/** Names of keys and of what is the same in every language. */
const SAME =
  /^(Enter|Escape|Tab|Backspace|Delete|Home|End|PageUp|PageDown|Arrow(Up|Down|Left|Right)|Shift|Control|Alt|Meta|MedFlow|Content-Type|Idempotency-Key|[A-Z]\w+\/[A-Z][\w/]+|Mod ?\+.*|UTC)$/;

type Node = { type: string; start: number; [property: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Whether somebody may read it: a sentence, or a word that begins as one. */
const isProse = (text: string): boolean => {
  const said = text.trim();
  if (SAME.test(said) || /^[\w-]+\((.*)\)$|^--|^\/|^https?:|[{}]|^\.|=|^@/.test(said)) return false;
  return /^[A-Z]{1,2}[- ]?[a-zäöü’]+/.test(said) || /[a-z,.…’”)] [a-zA-Z]{2,}/.test(said);
};

const nameOf = (node: unknown): string => {
  if (!isNode(node)) return '';
  const { name, value } = node;
  return typeof name === 'string' ? name : typeof value === 'string' ? value : nameOf(name);
};

/** What stands in a file for somebody to read and is not translated, with its place. */
export const untranslatedIn = (code: string, file: string): string[] =>
  proseIn(code, file).map(
    ({ start, text }) => `${file}:${code.slice(0, start).split('\n').length} ${text.trim()}`,
  );

interface Prose {
  text: string;
  start: number;
  end: number;
  type: string;
  parent: Node;
}

const proseIn = (code: string, file: string): Prose[] => {
  const found: Prose[] = [];
  const tell = (node: Node, parent: Node, text: string): void => {
    if (isProse(text))
      found.push({ text, start: node.start, end: node['end'] as number, type: node.type, parent });
  };

  const visit = (node: Node, parent: Node): void => {
    if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) return;
    if (/^(Import|ExportAll)/.test(node.type)) return;
    if (node.type === 'ThrowStatement' || node.type === 'BinaryExpression' || node.type === 'SwitchCase') {
      // What is thrown here is for programmers, and what is compared is no word.
      for (const inside of [node['consequent'], node['left'], node['right']].flat())
        if (isNode(inside) && (node['operator'] === '+' || node.type === 'SwitchCase')) visit(inside, node);
      return;
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = nameOf(node['callee']);
      const [first, ...others] = node['arguments'] as Node[];
      if (TRANSLATES.has(name)) return others.forEach(other => visit(other, node));
      if (NO_WORDS.has(name)) return;
      if (isNode(node['callee'])) visit(node['callee'], node);
      return [first, ...others].filter(isNode).forEach(argument => visit(argument, node));
    }
    if (node.type === 'JSXAttribute' || node.type === 'Property') {
      if (WORDLESS.test(nameOf(node['name'] ?? node['key']))) return;
      if (isNode(node['value'])) visit(node['value'], node);
      return;
    }
    if (node.type === 'JSXText' || (node.type === 'Literal' && typeof node['value'] === 'string'))
      tell(node, parent, String(node['value']));
    if (node.type === 'TemplateElement')
      tell(node, parent, String((node['value'] as { cooked?: string }).cooked));
    for (const [property, value] of Object.entries(node))
      if (property !== 'typeArguments' && property !== 'typeAnnotation')
        for (const inside of [value].flat()) if (isNode(inside)) visit(inside, node);
  };
  const program = parseSync(file, code).program as ESTree.Program & Node;
  visit(program, program);
  return found;
};
