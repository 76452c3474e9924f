import {
  type AnswerValue,
  faultOfAnswer,
  isSameAnswer,
  settled,
} from '../../../shared/clinic/forms/answers.ts';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import type { SavedAnswer } from '../../../shared/clinic/forms/filled-forms.ts';
import { failureOf } from '../../ui/failure/failure.ts';

type SaveState = 'held' | 'waiting' | 'saving' | 'unreachable' | 'wrong';

/** What somebody has in a field: from when they enter it until they have left it and it is saved. */
export interface Typed {
  value: AnswerValue;
  /** The revision that they began from. */
  base: number;
  state: SaveState;
  isIn: boolean;
  fault?: string | undefined;
}

type Save = (field: string, value: AnswerValue, base: number) => Promise<SavedAnswer>;

/** So long after the last letter; and never longer than this after the first, so that whoever types without a pause is saved, too. */
const PAUSE_MS = 900;
const MOST_MS = 4000;
const AGAIN_MS = 3000;

/**
 * Saves each field by itself, one save of a field at a time, and keeps what is not saved for as long as the page is open: in its memory
 * and nowhere else (FM30, FM32, FM36, FM43). Nothing from outside changes what somebody has in a field.
 */
export class AnswerSaver {
  readonly #save: Save;
  readonly #tell: (saved: SavedAnswer) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #since = new Map<string, number>();
  readonly #fields = new Map<string, FormField>();
  readonly #listeners = new Set<() => void>();
  #typed: ReadonlyMap<string, Typed> = new Map();

  constructor(save: Save, tell: (saved: SavedAnswer) => void) {
    this.#save = save;
    this.#tell = tell;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly typed = (): ReadonlyMap<string, Typed> => this.#typed;

  get isUnsaved(): boolean {
    return [...this.#typed.values()].some(({ state }) => state !== 'held');
  }

  enter(field: FormField, value: AnswerValue, base: number): void {
    const before = this.#typed.get(field.key);
    this.#put(field.key, before ? { ...before, isIn: true } : { value, base, state: 'held', isIn: true });
  }

  type(field: FormField, value: AnswerValue, shown: { base: number }): void {
    const { key } = field;
    const before = this.#typed.get(key);
    const fault = faultOfAnswer(field, value, before?.value);
    this.#fields.set(key, field);
    this.#put(key, {
      ...{ value, base: before?.base ?? shown.base, isIn: before?.isIn ?? false },
      state: fault === undefined ? (before?.state === 'saving' ? 'saving' : 'waiting') : 'wrong',
      fault,
    });
    if (fault !== undefined || before?.state === 'saving') return;
    const since = this.#since.get(key) ?? Date.now();
    this.#since.set(key, since);
    this.#later(key, Math.max(0, Math.min(PAUSE_MS, since + MOST_MS - Date.now())));
  }

  leave(key: string): void {
    const typed = this.#typed.get(key);
    if (!typed) return;
    if (typed.state === 'held') return this.#drop(key);
    this.#put(key, { ...typed, isIn: false });
    if (typed.state === 'waiting') this.#later(key, 0);
  }

  /** Forgets what was typed, for what is there instead. */
  forget(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#drop(key);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }

  #later(key: string, ms: number): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#send(key), ms),
    );
  }

  async #send(key: string): Promise<void> {
    const sent = this.#typed.get(key);
    if (!sent || sent.state === 'saving' || sent.state === 'wrong' || sent.state === 'held') return;
    this.#since.delete(key);
    this.#put(key, { ...sent, state: 'saving' });
    try {
      this.#settle(key, sent, await this.#save(key, sent.value, sent.base));
    } catch (error) {
      this.#fail(key, error);
    }
  }

  #settle(key: string, sent: Typed, saved: SavedAnswer): void {
    this.#tell(saved);
    const now = this.#typed.get(key);
    if (!now) return;
    // A rival goes on from where it began; what is saved is the beginning of what follows.
    const base = saved.outcome === 'rival' ? sent.base : (saved.answer?.revision ?? 0);
    const field = this.#fields.get(key);
    const isAll =
      isSameAnswer(now.value, sent.value) || (field && isSameAnswer(settled(field, now.value), sent.value));
    if (!isAll && now.state !== 'wrong') {
      this.#put(key, { ...now, base, state: 'waiting' });
      this.#later(key, PAUSE_MS);
    } else if (now.state === 'wrong') this.#put(key, { ...now, base });
    else if (now.isIn) this.#put(key, { ...now, base, state: 'held' });
    else this.#drop(key);
  }

  #fail(key: string, error: unknown): void {
    const now = this.#typed.get(key);
    if (!now) return;
    const { isPassing, message, code } = failureOf(error);
    if (isPassing || code === 'UNAUTHORIZED' || code === 'CONFLICT') {
      this.#put(key, { ...now, state: 'unreachable' });
      this.#later(key, AGAIN_MS);
    } else this.#put(key, { ...now, state: 'wrong', fault: message });
  }

  #put(key: string, typed: Typed): void {
    this.#typed = new Map(this.#typed).set(key, typed);
    for (const listener of this.#listeners) listener();
  }

  #drop(key: string): void {
    const rest = new Map(this.#typed);
    rest.delete(key);
    this.#typed = rest;
    for (const listener of this.#listeners) listener();
  }
}
