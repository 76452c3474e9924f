/** Bytes that are made letters at once: more would not fit into the arguments of one call. */
const AT_ONCE = 8192;

/** Bytes as calls carry them. */
export const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(text);
};
