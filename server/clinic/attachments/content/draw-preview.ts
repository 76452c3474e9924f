import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { MOST_PIXELS, NOT_A_PICTURE, PREVIEW_BYTES, TOO_MANY_PIXELS } from './drawn.ts';

/**
 * A process of its own, which a picture that is made to harm takes down alone (RQ5): reads a picture from its input and writes a small
 * one, turned as the picture asks for and without its head, in which a place may stand (RQ6).
 */
const SIDES = [1200, 800, 400, 200];

sharp.cache(false);
sharp.concurrency(1);
// What else libvips reads, letters and scripts among it, is not tried.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
});

const draw = async (bytes: Buffer): Promise<Buffer> => {
  const { format, width, height, pageHeight } = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (format !== process.argv[2]) process.exit(NOT_A_PICTURE);
  // Told by its head, before anything of it is drawn.
  if (width * (pageHeight ?? height) > MOST_PIXELS) process.exit(TOO_MANY_PIXELS);
  for (const side of SIDES) {
    const small = await sharp(bytes, {
      ...{ limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true },
    })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    if (small.length <= PREVIEW_BYTES) return small;
  }
  throw new Error('No preview is small enough.');
};

const bytes = await buffer(process.stdin);
const drawn = await draw(bytes).catch(() => process.exit(NOT_A_PICTURE));
process.stdout.write(drawn);
