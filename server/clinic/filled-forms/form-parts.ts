import type { TriggerDef } from '@mikro-orm/core';

type Kept = 'filled_forms' | 'form_answers' | 'form_comments';

/** What is locked stays as it is, whatever statement is run (FM50). */
export const keptOnceSigned = (table: Kept): TriggerDef<object> => {
  const events: ('insert' | 'update')[] = table === 'filled_forms' ? ['update'] : ['insert', 'update'];
  return {
    ...{ name: 'keep_signed', timing: 'before', events },
    expression: `create trigger "keep_signed" before ${events.join(' or ')} on "clinic"."${table}" for each row execute function security.keep_signed()`,
  };
};
