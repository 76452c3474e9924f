import { asHeardBy, type Reader, type Told } from './told.ts';

/** More than this at once is told as "something": whoever hears it asks for everything they show, once. */
const MOST_CHANGES = 50;

/** What there is to hear since the last time. */
export interface News {
  changes: Told[];
  /** Something was missed, or was too much to tell. */
  hasMissed: boolean;
  /** Somebody's access to this clinic changed, perhaps the reader's. */
  isAccessChanged: boolean;
  /** Whether changes are heard of at all at the moment. */
  isHearing: boolean;
  /** How far the reader has heard with these, for whoever breaks off and goes on. */
  place: string;
}

const nothing = { changes: [], hasMissed: false, isAccessChanged: false };

/** One who follows the changes of a clinic. What is not fetched in time is told as missed, so it never grows. */
export class Subscriber {
  /** Who it is, as far as one person may follow only so often at a time. */
  readonly owner: string;
  readonly #reader: Reader;
  #news: Omit<News, 'isHearing' | 'place'> = nothing;
  #isHearing: boolean;
  #place: string;
  #isNew = false;
  #wake: () => void = () => undefined;

  constructor(reader: Reader, owner: string, from: Pick<News, 'isHearing' | 'place'>) {
    this.#reader = reader;
    this.owner = owner;
    this.#isHearing = from.isHearing;
    this.#place = from.place;
  }

  tell(told: readonly Told[]): void {
    const heard = told.flatMap(one => asHeardBy(this.#reader, one) ?? []);
    this.#place = heard.at(-1)?.id ?? this.#place;
    if (heard.length === 0) return;
    const changes = [...this.#news.changes, ...heard];
    if (changes.length > MOST_CHANGES) this.#put({ changes: [], hasMissed: true });
    else this.#put({ changes });
  }

  /** Whether changes are heard of from now on, which begins at this place; those of the time in between were missed. */
  hear(isHearing: boolean, place: string): void {
    this.#isHearing = isHearing;
    this.#place = place;
    this.#put({ changes: [], hasMissed: true, isAccessChanged: true });
  }

  doubtAccess(): void {
    this.#put({ isAccessChanged: true });
  }

  /** Ends a wait. */
  stir(): void {
    this.#isNew = true;
    this.#wake();
  }

  #put(news: Partial<News>): void {
    this.#news = { ...this.#news, ...news };
    this.stir();
  }

  /** What there is to hear, once there is something or after so many milliseconds. */
  async next(withinMs: number): Promise<News> {
    if (!this.#isNew)
      await new Promise<void>(resolve => {
        const late = setTimeout(resolve, withinMs);
        this.#wake = () => {
          clearTimeout(late);
          resolve();
        };
      });
    this.#isNew = false;
    const news = this.#news;
    this.#news = nothing;
    return { ...news, isHearing: this.#isHearing, place: this.#place };
  }
}
