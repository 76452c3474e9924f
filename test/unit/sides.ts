import { type ESTree, parseSync } from 'vite';

/** Style props of Mantine and attributes that mean a side of the screen; `ps`, `pe`, `ms` and `me` follow the text. */
const SIDED_PROP = /^(pl|pr|ml|mr|left|right)$/;
const SIDED_STYLE =
  /^(margin|padding|border|inset|scroll(Margin|Padding))\w*(Left|Right)(Radius|Color|Width|Style)?$/;
const SIDE = /^(left|right)$|^(left|right)-|-(left|right)$|translate(X|3d)\(|\bto (left|right)\b/;

/** Shorthands of four values, of which the second is for the right and the fourth for the left. */
const FOUR_SIDES = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/;

type Node = { type: string; start: number; [property: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const nameOf = (node: unknown): string => {
  const name = isNode(node) ? (node['name'] ?? node['value']) : undefined;
  return typeof name === 'string' ? name : '';
};

/** What of a style sheet names a side of the screen rather than one of the text. */
export const sidesInStyles = (css: string): string[] =>
  [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
    .map(([, property = '', value = '']) => ({ property, value: value.trim().replace(/\s+/g, ' ') }))
    .filter(isSided)
    .map(({ property, value }) => `${property}: ${value}`);

const isSided = ({ property, value }: { property: string; value: string }): boolean => {
  if (/(^|-)(left|right)(-|$)/.test(property)) return !property.startsWith('--');
  if (/^(text-align|float|clear|justify-\w+|background(-position)?|transform-origin)$/.test(property))
    if (/\b(left|right)\b/.test(value)) return true;
  if (/\btranslate(X|3d)?\((?!0)|\bto (left|right)\b/.test(value)) return true;
  const values = value.split(' ');
  if (FOUR_SIDES.test(property)) return values.length === 4 && values[1] !== values[3];
  if (property === 'border-radius') return values.length > 1 && new Set(values).size > 1;
  return property === 'box-shadow' && value.split(/,(?![^(]*\))/).some(isShiftedShadow);
};

/** A shadow that falls to one side, unless by a variable, which `[dir]` can turn round. */
const isShiftedShadow = (shadow: string): boolean => /^(inset )?-?[1-9.]\S* /.test(shadow.trim());

/** What of a component names a side of the screen, with its line: style props, keys of styles, and values such as "right". */
export const sidesInCode = (code: string, file: string): { line: number; of: string; side: string }[] => {
  const found: { line: number; of: string; side: string }[] = [];
  const tell = (node: Node, of: string, side: string) =>
    found.push({ line: code.slice(0, node.start).split('\n').length, of, side });

  const visit = (node: Node, of: string, isStyle: boolean): void => {
    if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) return;
    if (/^Import|^ObjectPattern$|^BinaryExpression$/.test(node.type)) return;
    const isAttribute = node.type === 'JSXAttribute';
    const own = isAttribute || node.type === 'Property' ? nameOf(node['name'] ?? node['key']) : of;
    if (own !== of) {
      const isSidedHere = isAttribute || isStyle ? SIDED_PROP.test(own) : false;
      if (isSidedHere || SIDED_STYLE.test(own)) tell(node, own, own);
    }
    if (node.type === 'Literal' && SIDE.test(String(node['value']))) tell(node, own, String(node['value']));
    if (node.type === 'TemplateElement') {
      const text = String((node['value'] as { cooked?: string }).cooked);
      if (SIDE.test(text)) tell(node, own, text);
    }
    for (const [property, value] of Object.entries(node))
      if (property !== 'key' && property !== 'name')
        for (const inside of [value].flat())
          if (isNode(inside)) visit(inside, own, isStyle || /^styles?$/.test(own));
  };
  const program = parseSync(file, code).program as ESTree.Program & Node;
  visit(program, '', false);
  return found;
};
