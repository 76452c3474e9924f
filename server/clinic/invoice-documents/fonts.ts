import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** DejaVu has the letters of all of Europe, Cyrillic and Greek among them; read once, when the first bill is drawn. */
const read = async () => ({
  regular: await readFile(resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
  bold: await readFile(resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
});

let known: ReturnType<typeof read> | undefined;

export const fonts = (): ReturnType<typeof read> => {
  known ??= read();
  return known;
};
