import { createHmac } from 'node:crypto';

/**
 * Where `security.tell_booking()`, `security.tell_message()` and `security.tell_form()` tell what changed: derived from the key that signs contexts,
 * which no component role can read. Whoever runs SQL may listen to any channel, so its name is what keeps one clinic from hearing of another.
 */
export const liveChannel = (secret: Buffer): string =>
  `medflow_live_${createHmac('sha256', secret).update('live').digest('hex').slice(0, 40)}`;
