/** A text as it was there before there were keys: SQL by hand can write no other into a sealed column. */
export const unsealed = (text: string): Buffer => Buffer.concat([Buffer.from([0, 0]), Buffer.from(text)]);
