import { type EntityProperty, JsonType, p, TextType } from '@mikro-orm/core';

/** Marks a column whose values are sealed with a key of the clinic before they leave the process (PHI-1). */
export const SEALED = 'protected health information, sealed';

/** Marks one that is written with its row besides, and never again but to be sealed anew. */
export const SEALED_ONCE = `${SEALED}, written once`;

/** A text for records, and bytes for the database. */
class SealedText extends TextType {
  override getColumnType(): string {
    return 'bytea';
  }
}

class SealedJson extends JsonType {
  override getColumnType(): string {
    return 'bytea';
  }
}

/**
 * A text that the database never sees: the record holds it as it is, and the driver seals and opens it. It can be neither sorted
 * nor searched by.
 */
export const sealedText = () => p.type(SealedText).$type<string>().comment(SEALED);

/** The same for what is written as JSON, lists included. */
export const sealedJson = <T>() => p.type(SealedJson).$type<T>().comment(SEALED);

/** The same for bytes. */
export const sealedBytes = () => p.blob().comment(SEALED);

export const isSealed = ({ comment }: Pick<EntityProperty, 'comment'>): boolean =>
  comment?.startsWith(SEALED) ?? false;
