import { inflateSync } from 'node:zlib';

/** What an object of a PDF says, and what is in its stream. */
interface PdfObject {
  says: string;
  stream: Buffer | undefined;
}

/** As much of a PDF as pdfkit writes: objects one after the other, and a trailer. */
export class Pdf {
  readonly #text: string;
  readonly #objects: Map<string, PdfObject>;

  constructor(bytes: Buffer) {
    this.#text = bytes.toString('latin1');
    const found = this.#text.matchAll(/(?<=\n)(\d+) 0 obj\n([^]*?)\nendobj\n/g);
    this.#objects = new Map([...found].map(([, id = '', body = '']) => [id, readObject(body)]));
  }

  get header(): string {
    return this.#text.slice(0, this.#text.indexOf('\n', 10));
  }

  get trailer(): string {
    return this.#text.slice(this.#text.lastIndexOf('trailer'));
  }

  get objects(): PdfObject[] {
    return [...this.#objects.values()];
  }

  /** Whom `says` refers to by a name, such as `/Root 3 0 R` or `/AF [10 0 R]`. */
  follow(says: string, name: string): PdfObject {
    const [, id = ''] = new RegExp(`/${name}\\s*\\[?\\s*(\\d+) 0 R`).exec(says) ?? [];
    const found = this.#objects.get(id);
    if (!found) throw new Error(`There is no /${name} in ${says}`);
    return found;
  }

  get root(): string {
    return this.follow(this.trailer, 'Root').says;
  }
}

const readObject = (body: string): PdfObject => {
  const [says = '', ...rest] = body.split(/\nstream\n/);
  if (rest.length === 0) return { says, stream: undefined };
  const length = Number(/\/Length (\d+)/.exec(says)?.[1]);
  const bytes = Buffer.from(rest.join('\nstream\n').slice(0, length), 'latin1');
  return { says, stream: /\/Filter \/FlateDecode/.test(says) ? inflateSync(bytes) : bytes };
};
