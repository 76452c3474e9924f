interface Telling {
  /** Which column names the clinic; what has none is every clinic's. */
  clinic?: string;
  /** The columns that anybody remembers; all of them unless they are given. */
  of?: string[];
  /** Whether one more can make something wrong that was remembered, such as that there is none. */
  alsoNew?: boolean;
}

/** Tells every process that what it remembers of this is over (server/data/caches), once the change is committed. */
export const tellChange = (table: string, { clinic, of = [], alsoNew = false }: Telling = {}) => {
  const [schema, name] = table.split('.');
  const columns = of.length > 0 ? ` of ${of.join(', ')}` : '';
  const inserts = alsoNew ? 'insert or ' : '';
  const argument = clinic ? `'${clinic}'` : '';
  return {
    ...{ name: 'tell_change', timing: 'after' as const },
    events: [...(alsoNew ? (['insert'] as const) : []), 'update' as const, 'delete' as const],
    expression: `create trigger "tell_change" after ${inserts}update${columns} or delete on "${schema}"."${name}" for each row execute function security.tell_change(${argument})`,
  };
};
