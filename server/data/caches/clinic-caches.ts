import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

const MOST = 10_000;

/** How the database names a clinic to whoever listens: SQL in another clinic may listen as well, and learns no id. */
export const nameOf = (clinicId: string | null): string =>
  clinicId === null ? '' : createHash('md5').update(clinicId).digest('hex');

/**
 * When what this process remembers of clinics may be believed: only while every change is heard of, until something of
 * the same clinic changes, and until the next second begins. All that is remembered ends with the second, so what was
 * concluded from something remembered is never older than that (IDN-2, T17).
 */
export class ClinicCaches {
  #isHearing = false;
  #second = 0;
  #drops = 0;
  readonly #changes = new Map<string, number>();
  /** How often each cache was asked and knew, or did not (DB-10). */
  readonly lookups = new Map<string, { hit: number; miss: number }>();

  count(cache: string, outcome: 'hit' | 'miss'): void {
    const counts = this.lookups.get(cache) ?? { hit: 0, miss: 0 };
    counts[outcome]++;
    this.lookups.set(cache, counts);
  }

  /** From now on every change is heard of, or none is any more. */
  hear(isHearing: boolean): void {
    this.dropAll();
    this.#isHearing = isHearing;
  }

  /** Forgets what is remembered of one clinic, by its name in notifications; the empty one stands for all. */
  drop(name: string): void {
    if (name === '') return this.dropAll();
    this.#drops++;
    this.#changes.set(name, this.#drops);
  }

  dropAll(): void {
    this.#drops++;
    this.#second++;
    this.#changes.clear();
  }

  /** What tells later whether anything changed since; undefined while nothing may be believed. */
  get now(): number | undefined {
    return this.#isHearing ? this.#drops : undefined;
  }

  /** How things stand with a clinic; something remembered is good while this stays as it was. */
  stateOf(name: string): string | undefined {
    return this.#isHearing ? `${this.#second} ${this.#changes.get(name) ?? 0}` : undefined;
  }
}

/** Things of one kind that a process remembers, each of one clinic or, with null, of whichever clinic comes to be. */
export class ClinicCache<Thing> {
  readonly #caches: ClinicCaches;
  readonly #known = new LRUCache<string, { thing: Thing; name: string; state: string }>({ max: MOST });

  readonly #name: string;

  constructor(caches: ClinicCaches, name: string) {
    this.#caches = caches;
    this.#name = name;
  }

  get(key: string): Thing | undefined {
    const known = this.#known.get(key);
    const thing = known && known.state === this.#caches.stateOf(known.name) ? known.thing : undefined;
    this.#caches.count(this.#name, thing === undefined ? 'miss' : 'hit');
    return thing;
  }

  /** What is remembered under the key, or else found now; what `clinicOf` has no answer to is not kept. */
  async find(
    key: string,
    find: () => Promise<Thing>,
    clinicOf: (thing: Thing) => string | null | undefined,
  ): Promise<Thing> {
    const known = this.get(key);
    if (known !== undefined) return known;
    const before = this.#caches.now;
    const thing = await find();
    const clinicId = clinicOf(thing);
    // Something changed while it was looked up, perhaps this: it is good for this call, and not for the next one.
    if (clinicId === undefined || before === undefined || before !== this.#caches.now) return thing;
    const name = nameOf(clinicId);
    const state = this.#caches.stateOf(name);
    if (state !== undefined) this.#known.set(key, { thing, name, state });
    return thing;
  }
}
