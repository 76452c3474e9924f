import { DefaultLogger, type LogContext, type LoggerNamespace } from '@mikro-orm/core';
import type { Options } from '@mikro-orm/postgresql';
import type { Log } from '../../logger.ts';
import { workTrail } from '../../work-trail.ts';

/** Literals in each way that PostgreSQL writes them: with escapes, plain, between dollars; also one that was cut off. */
const literals =
  /(?<!\w)[eE]'(?:[^'\\]|''|\\[\s\S])*(?:'|$)|'(?:[^']|'')*(?:'|$)|\$(?<tag>[A-Za-z_]\w*)?\$[\s\S]*?(?:\$\k<tag>\$|$)/g;

/** A statement without its values: literals and lists become `?` (DB-7). */
export const shapeOf = (statement: string): string =>
  statement
    .replace(literals, '?')
    .replace(/\b\d+(?:\.\d+)?\b/g, '?')
    .replace(/\(\?(?:, ?\?)+\)/g, '(?)')
    .slice(0, 500);

/** Tells slow statements and lost connections to the log; statements themselves hold literals and never leave here. */
class StatementLog extends DefaultLogger {
  readonly #log: Log;

  constructor(log: Log) {
    super({ writer: () => undefined });
    this.#log = log;
  }

  override logQuery(context: LogContext & { query: string }): void {
    if (context.namespace !== 'slow-query') return;
    this.#log.warn(
      { ...workTrail(), durationMs: context.took, statement: shapeOf(context.query) },
      'Query execution time exceeded threshold',
    );
  }

  override warn(_namespace: LoggerNamespace, message: string): void {
    this.#log.warn(
      { ...workTrail(), reason: message.replace(/'[^']*'|"[^"]*"/g, '?') },
      'Database connection trouble',
    );
  }
}

export const statementLog =
  (log: Log): NonNullable<Options['loggerFactory']> =>
  () =>
    new StatementLog(log);
