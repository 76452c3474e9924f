interface Page<Row> {
  items: Row[];
  nextCursor: string | null;
}

/** Reads a list to its end, as someone who keeps scrolling does; answers the rows of each page. */
export const everyPage = async <Row>(
  list: (cursor: string | undefined) => Promise<Page<Row>>,
): Promise<Row[][]> => {
  const pages: Row[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list(cursor);
    pages.push(page.items);
    cursor = page.nextCursor ?? undefined;
    if (pages.length > 100) throw new Error('This list never ends.');
  } while (cursor);
  return pages;
};

/** A cursor such as a list mints, with whatever somebody put into it. */
export const cursorOf = (content: unknown): string =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url');

/** How many rows a list answers unless asked, and at most: an export in larger parts than what is looked at. */
export const rowsOf = (path: string): { unlessAsked: number; atMost: number } =>
  ['exports.part', 'patientImports.faults'].includes(path)
    ? { unlessAsked: 1000, atMost: 1000 }
    : { unlessAsked: 50, atMost: 100 };
