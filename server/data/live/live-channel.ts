import { createHash } from 'node:crypto';
import { contextPads } from '../database/schema/context-pads.ts';

/**
 * Where `security.tell_booking()` tells what changed: derived from the key that signs contexts, which no component role can
 * read. Whoever runs SQL may listen to any channel, so its name is what keeps one clinic from hearing of another.
 */
export const liveChannel = (secret: Buffer): string => {
  const name = createHash('sha256').update(contextPads(secret).inner).update('live').digest('hex');
  return `medflow_live_${name.slice(0, 40)}`;
};
