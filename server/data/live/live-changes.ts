import { randomUUID } from 'node:crypto';
import { TryLater } from '../../errors.ts';
import { nameOf } from '../caches/clinic-caches.ts';
import { Subscriber } from './subscriber.ts';
import { asHeardBy, type Reader, type Told, toldOf } from './told.ts';

/** Changes that are kept for whoever was away for a moment, of all clinics together. */
const KEPT = 5000;
/** What comes within so many milliseconds is told at once: a transaction tells each of its rows. */
const GATHERED_MS = 15;
/** Streams of one person at one process: browsers share one among their tabs, so this is many devices, or an attack. */
const MOST_OF_ONE = 20;

interface Kept {
  told: Told;
  at: number;
}

/** Where a reader begins: where they broke off, after a gap that nobody can fill, now, or as soon as anything is heard. */
type Beginning = { kind: 'resumed' | 'missed' | 'paused' } | { kind: 'ready'; quietMs: number };

/**
 * Tells those who follow a clinic what of its bookings and messages changed, in whichever process and by whichever way it was: the
 * database tells each process, in the order of the commits, and nothing that was rolled back.
 */
export class LiveChanges {
  readonly channel: string;
  readonly #subscribers = new Map<string, Set<Subscriber>>();
  #isHearing = false;
  /** Stands for the beginning of the time in which everything was heard. */
  #period = randomUUID();
  #since = 0;
  #kept: Kept[] = [];
  #hasForgotten = false;
  #gathered: Told[] = [];

  constructor(channel: string) {
    this.channel = channel;
  }

  /** From now on every change is heard of, or none is any more. */
  hear(isHearing: boolean): void {
    this.#isHearing = isHearing;
    this.#period = randomUUID();
    this.#since = performance.now();
    this.#kept = [];
    this.#gathered = [];
    this.#hasForgotten = false;
    for (const subscriber of this.#all()) subscriber.hear(isHearing, this.#period);
  }

  /** A notification of the database. */
  tell(payload: string): void {
    const told = toldOf(payload);
    if (!told) return;
    if (this.#gathered.length === 0) setTimeout(() => this.#passOn(), GATHERED_MS).unref();
    this.#gathered.push(told);
  }

  /** Who may what has changed in a clinic, by its name in notifications; the empty one stands for all. */
  drop(name: string): void {
    for (const subscriber of name === '' ? this.#all() : (this.#subscribers.get(name) ?? []))
      subscriber.doubtAccess();
  }

  /** Begins to tell a reader, after what they heard last where that is known; until `close`. */
  open(reader: Reader, owner: string, lastId?: string) {
    const name = nameOf(reader.clinicId);
    const others = this.#subscribers.get(name) ?? new Set();
    if ([...others].filter(other => other.owner === owner).length >= MOST_OF_ONE)
      throw new TryLater('This account has too many pages open.', 30);
    const after = this.#isHearing && lastId !== undefined ? this.#after(lastId, name) : undefined;
    const place = after && lastId !== undefined ? lastId : (this.#lastFor(reader)?.told.id ?? this.#period);
    const subscriber = new Subscriber(reader, owner, { place, isHearing: this.#isHearing });
    this.#subscribers.set(name, others.add(subscriber));
    subscriber.tell(after ?? []);
    return { subscriber, place, beginning: this.#beginning(reader, lastId, after) };
  }

  close({ clinicId }: Reader, subscriber: Subscriber): void {
    const name = nameOf(clinicId);
    const others = this.#subscribers.get(name);
    others?.delete(subscriber);
    if (others?.size === 0) this.#subscribers.delete(name);
  }

  #beginning(reader: Reader, lastId: string | undefined, after: Told[] | undefined): Beginning {
    if (!this.#isHearing) return { kind: 'paused' };
    if (lastId === undefined) return { kind: 'ready', quietMs: this.#quiet(reader) };
    return { kind: after ? 'resumed' : 'missed' };
  }

  #all(): Subscriber[] {
    return [...this.#subscribers.values()].flatMap(subscribers => [...subscribers]);
  }

  #passOn(): void {
    const gathered = this.#gathered;
    this.#gathered = [];
    const at = performance.now();
    this.#kept.push(...gathered.map(told => ({ told, at })));
    const tooMany = this.#kept.length - KEPT;
    if (tooMany > 0) {
      this.#kept.splice(0, tooMany);
      this.#hasForgotten = true;
    }
    for (const [name, told] of Map.groupBy(gathered, ({ clinic }) => clinic))
      for (const subscriber of this.#subscribers.get(name) ?? []) subscriber.tell(told);
  }

  /** What their clinic was told since; nothing where that cannot be said any more. */
  #after(lastId: string, name: string): Told[] | undefined {
    const place = this.#kept.findLastIndex(({ told }) => told.id === lastId && told.clinic === name);
    if (place < 0 && (lastId !== this.#period || this.#hasForgotten)) return undefined;
    return this.#kept.slice(place + 1).flatMap(({ told }) => (told.clinic === name ? [told] : []));
  }

  #lastFor(reader: Reader): Kept | undefined {
    const name = nameOf(reader.clinicId);
    return this.#kept.findLast(({ told }) => told.clinic === name && asHeardBy(reader, told) !== null);
  }

  /** Milliseconds for which nothing happened that this reader would have been told, as far as anybody knows. */
  #quiet(reader: Reader): number {
    const known = this.#hasForgotten ? this.#kept[0]?.at : this.#since;
    return Math.floor(performance.now() - (this.#lastFor(reader)?.at ?? known ?? performance.now()));
  }
}
