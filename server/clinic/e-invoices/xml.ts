/** A piece of XML that is written, as opposed to a text that has yet to be. */
export interface Xml {
  readonly xml: string;
}

/** What XML 1.0 cannot say in any way: most control characters, two code points of no meaning, and halves of letters. */
const unsayable = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const entities: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' },
  // A reader would make a line feed of it.
  '\r': '&#13;',
};

/** A text as XML tells it, in elements and attributes; what it cannot tell is a mark that something was there. */
const escaped = (text: string): string =>
  text.replace(unsayable, '\u{fffd}').replace(/[&<>"\r]/g, letter => entities[letter] ?? letter);

/** An element of a text or of others, of which those that are not there are left out. */
export const element = (
  name: string,
  content: string | (Xml | undefined)[],
  attributes: Record<string, string> = {},
): Xml => {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inner =
    typeof content === 'string' ? escaped(content) : content.map(child => child?.xml ?? '').join('');
  return { xml: `<${name}${given.join('')}>${inner}</${name}>` };
};
