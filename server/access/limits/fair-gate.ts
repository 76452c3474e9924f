import { TryLater } from '../../errors.ts';

/** Calls of one clinic that may wait; whoever comes after them is asked to come again. */
const MOST_WAITING = 500;

/**
 * Lets so many calls work at a time, and whose turn it is goes round by clinic rather than by arrival: a clinic that
 * sends a thousand calls waits for itself, and another one waits for a single call at most (IDN-8, D5). No clinic gets
 * the last place, so that one is always about to be free.
 */
export class FairGate {
  #free: number;
  readonly #most: number;
  readonly #onWaiting: (change: number) => void;
  readonly #working = new Map<string, number>();
  /** In the order of whose turn is next. */
  readonly #waiting = new Map<string, (() => void)[]>();

  /** `onWaiting` is told how many calls more, or fewer, wait now. */
  constructor(places: number, onWaiting: (change: number) => void = () => undefined) {
    this.#onWaiting = onWaiting;
    this.#free = places;
    this.#most = Math.max(1, places - 1);
  }

  async run<T>(clinic: string, work: () => Promise<T>): Promise<T> {
    await this.#enter(clinic);
    try {
      return await work();
    } finally {
      this.#leave(clinic);
    }
  }

  #enter(clinic: string): Promise<void> | undefined {
    if (this.#mayWork(clinic)) {
      this.#begin(clinic);
      return undefined;
    }
    const queue = this.#waiting.get(clinic) ?? [];
    if (queue.length >= MOST_WAITING) throw new TryLater('Your clinic asks for too much at once.', 1);
    this.#waiting.set(clinic, queue);
    this.#onWaiting(1);
    return new Promise(resolve => queue.push(resolve));
  }

  #mayWork(clinic: string): boolean {
    return this.#free > 0 && (this.#working.get(clinic) ?? 0) < this.#most;
  }

  #begin(clinic: string): void {
    this.#free--;
    this.#working.set(clinic, (this.#working.get(clinic) ?? 0) + 1);
  }

  #leave(clinic: string): void {
    this.#free++;
    const left = (this.#working.get(clinic) ?? 1) - 1;
    if (left > 0) this.#working.set(clinic, left);
    else this.#working.delete(clinic);
    for (const [next, queue] of this.#waiting) {
      if (!this.#mayWork(next)) continue;
      const start = queue.shift();
      this.#onWaiting(-1);
      // Behind all the others, for its next turn.
      this.#waiting.delete(next);
      if (queue.length > 0) this.#waiting.set(next, queue);
      this.#begin(next);
      start?.();
      return;
    }
  }
}
