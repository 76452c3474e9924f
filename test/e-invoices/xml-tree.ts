/** An element of an XML, with what is in it. */
export interface Tree {
  name: string;
  attributes: Record<string, string>;
  children: Tree[];
  text: string;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' };

const plain = (text: string): string => {
  if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#13);)/.test(text)) throw new Error(`not escaped: ${text}`);
  if (/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u.test(text))
    throw new Error(`no letter of XML: ${JSON.stringify(text)}`);
  return text.replace(/&([^;]+);/g, (_, entity: string) => entities[entity] ?? '');
};

const attributesOf = (written: string): Record<string, string> => {
  const found = [...written.matchAll(/\s+([\w:-]+)="([^"]*)"/g)];
  if (found.map(([all]) => all).join('') !== written.trimEnd()) throw new Error(`no attributes: ${written}`);
  const names = found.map(([, name]) => name);
  if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${written}`);
  return Object.fromEntries(found.map(([, name = '', value = '']) => [name, plain(value)]));
};

const prefixesOf = ({ attributes }: Tree): string[] =>
  Object.keys(attributes).flatMap(name => (name.startsWith('xmlns:') ? name.slice(6) : []));

/** Reads an XML, and throws where it is not well-formed or a prefix is not declared; comments and the like there are none. */
export const treeOf = (xml: string): Tree => {
  const root: Tree = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  for (const [, text = '', tag] of body.matchAll(/([^<]*)(?:<([^>]*)>)?/g)) {
    const within = open.at(-1) ?? root;
    within.text += plain(text);
    if (tag === undefined) continue;
    if (tag.startsWith('/')) {
      if (open.length === 1 || tag !== `/${within.name}`)
        throw new Error(`</${within.name}> expected: ${tag}`);
      open.pop();
      continue;
    }
    const [, name = '', written = ''] = /^([A-Za-z]+:[A-Za-z]+)([^]*)$/.exec(tag) ?? [];
    const element: Tree = { name, attributes: attributesOf(written), children: [], text: '' };
    const prefix = name.split(':')[0] ?? '';
    if (!name || ![...open, element].some(each => prefixesOf(each).includes(prefix)))
      throw new Error(`no element: ${tag}`);
    within.children.push(element);
    open.push(element);
  }
  const [only, ...others] = root.children;
  if (!only || others.length > 0 || open.length > 1 || root.text.trim()) throw new Error('one root expected');
  return only;
};

/** All elements below one by a path of local names, such as `SellerTradeParty/Name`. */
export const all = (tree: Tree, path: string): Tree[] =>
  path
    .split('/')
    .reduce<Tree[]>(
      (found, name) =>
        found.flatMap(({ children }) => children.filter(child => child.name.split(':')[1] === name)),
      [tree],
    );

export const one = (tree: Tree, path: string): Tree | undefined => all(tree, path)[0];
export const text = (tree: Tree, path: string): string | undefined => one(tree, path)?.text;
