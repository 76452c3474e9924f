import { kindOf, toApiError } from '../../errors.ts';

/** What the queue keeps of a failure: its kind, never a message or a stack, which may quote a patient. */
export class JobFailed extends Error {
  readonly kind: ReturnType<typeof kindOf>;

  constructor(cause: unknown) {
    const kind = kindOf(toApiError(cause));
    super(kind.code ?? kind.type);
    this.name = kind.type;
    this.kind = kind;
    this.stack = '';
  }
}
