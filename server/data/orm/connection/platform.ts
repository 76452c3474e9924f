import { PostgreSqlPlatform } from '@mikro-orm/postgresql';

/**
 * MikroORM writes the values of raw conditions, sub-queries and orders into the SQL and fills in the rest of the
 * statement afterwards, so a question mark in such a value would be taken for the place of the next one, which then
 * stands outside of its quotes (I3). Here no text that is written into SQL holds a question mark, however often it is
 * filled in again: the value is the same.
 */
export class QuotingPlatform extends PostgreSqlPlatform {
  override escape(value: unknown): string {
    const literal = super.escape(value);
    if (typeof value !== 'string' || !value.includes('?')) return literal;
    // In a text without escapes every backslash stands for itself, and there is none: they are what makes it one with escapes.
    const escaped = literal.startsWith(' E') ? literal : ` E${literal}`;
    return escaped.replaceAll('?', '\\x3f');
  }
}
