import { setTimeout as wait } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Message } from '../../../shared/i18n/translate.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { TryLater } from '../../errors.ts';
import { Clinic } from '../clinics/clinic.entity.ts';
import { Plan } from '../clinics/plan.entity.ts';
import { periodOf, takeApiCalls } from '../clinics/plan-limits.ts';
import type { Limits, Taken } from './limits.ts';

const usedUp = {
  token: 'This token has used up its {perMinute} calls a minute.',
  clinic: 'This clinic has used up its {perMinute} calls a minute.',
} as const satisfies Record<string, Message>;

/** The share of a minute's calls that a process fetches at once, so that few calls ask the database. */
const LEASE = 0.05;
const SECONDS = 60;
/** A refusal is held back for about so long, for so many calls at once. */
const HELD_MS = 3000;
const MOST_HELD = 2000;
/** A month that is used up is believed to be for this long, so that a larger plan lets services go on. */
const MONTH_OVER_MS = 300_000;
/** A plan is believed for this long. */
const PLAN_MS = 5000;

/** What is left of a minute, as the answer's headers tell it. */
export interface Budget {
  /** `clinic` or `token`. */
  name: string;
  perMinute: number;
  remaining: number;
  resetSeconds: number;
}

interface Lease {
  /** Calls of it that are not used yet. */
  left: number;
  isOver: boolean;
  remaining: number;
  endsAt: number;
}

/** Who calls: a clinic, and the token it is done with, if it is one. */
export interface Calling {
  clinicId: string;
  token?: { id: string; callsPerMinute?: number | null } | undefined;
}

/**
 * Calls a minute by clinic and by token, as the plan says (IDN-8). The counters are shared by all processes; each
 * fetches a twentieth of a minute's calls at a time, and what it does not use of that is lost, so a limit is at most so
 * much stricter than it says, and never looser.
 */
export class CallBudget {
  readonly #planes: Planes;
  readonly #limits: Limits;
  readonly #leases = new LRUCache<string, Lease>({ max: 50_000 });
  #held = 0;
  readonly #fetching = new Map<string, Promise<Lease>>();
  readonly #plans = new LRUCache<string, Plan>({ max: 10_000, ttl: PLAN_MS });

  constructor(planes: Planes, limits: Limits) {
    this.#planes = planes;
    this.#limits = limits;
  }

  /** Takes a call from each budget that applies; throws TryLater when one is used up. The scarcest is answered. */
  async take({ clinicId, token }: Calling): Promise<Budget> {
    const plan = await this.#planOf(clinicId);
    const ofToken =
      token && (await this.#spend('token', token.id, token.callsPerMinute ?? plan.tokenCallsPerMinute));
    const ofClinic = await this.#spend('clinic', clinicId, plan.callsPerMinute);
    if (token) await this.#spendOfMonth(clinicId);
    return ofToken && ofToken.remaining < ofClinic.remaining ? ofToken : ofClinic;
  }

  /** The calls of services count for the month as well (TEN-3). */
  async #spendOfMonth(clinicId: string): Promise<void> {
    const key = `${periodOf(new Date())} ${clinicId}`;
    const lease = await this.#take(key, async () => {
      const left = await takeApiCalls(this.#planes, clinicId);
      return {
        left,
        isOver: left === 0,
        remaining: 0,
        endsAt: left === 0 ? Date.now() + MONTH_OVER_MS : Infinity,
      };
    });
    if (lease.isOver) throw new TryLater('This clinic has used up its API calls of the month.', 3600);
  }

  async #spend(name: keyof typeof usedUp, id: string, perMinute: number): Promise<Budget> {
    const key = `${name} ${perMinute} ${id}`;
    const lease = await this.#take(key, () => this.#lease(key, perMinute));
    const resetSeconds = Math.max(1, Math.ceil((lease.endsAt - Date.now()) / 1000));
    if (lease.isOver) {
      await this.#slowDown();
      throw new TryLater(usedUp[name], resetSeconds, { perMinute });
    }
    return { name, perMinute, remaining: lease.remaining + lease.left, resetSeconds };
  }

  /** A program that does not read its refusals hears them slowly, so that refusing it costs the others nothing. */
  async #slowDown(): Promise<void> {
    if (this.#held >= MOST_HELD) return;
    this.#held++;
    // Not all for the same time, or those who came together would come back together.
    await wait(HELD_MS * (0.5 + Math.random()), undefined, { ref: false });
    this.#held--;
  }

  /** What a lease says with this call taken from it, or that there are none. */
  async #take(key: string, fetch: () => Promise<Lease>): Promise<Lease> {
    let lease = this.#leases.get(key);
    while (!lease || lease.endsAt <= Date.now() || (lease.left === 0 && !lease.isOver))
      lease = await this.#fetch(key, fetch);
    // Before anybody else gets on: many may have waited for this lease.
    if (!lease.isOver) lease.left--;
    return { ...lease };
  }

  /** Calls that come while one fetches wait for it rather than fetch, too. */
  #fetch(key: string, fetch: () => Promise<Lease>): Promise<Lease> {
    const running = this.#fetching.get(key) ?? this.#keep(key, fetch);
    this.#fetching.set(key, running);
    return running.finally(() => this.#fetching.delete(key));
  }

  async #keep(key: string, fetch: () => Promise<Lease>): Promise<Lease> {
    const lease = await fetch();
    this.#leases.set(key, lease);
    return lease;
  }

  async #lease(key: string, perMinute: number): Promise<Lease> {
    const points = Math.max(1, Math.floor(perMinute * LEASE));
    const limit = { name: `calls-${perMinute}`, points: perMinute, seconds: SECONDS };
    const taken: Taken = await this.#limits.take(limit, key, points);
    return {
      left: taken.isOver ? 0 : points,
      isOver: taken.isOver,
      remaining: taken.remaining,
      endsAt: Date.now() + taken.resetSeconds * 1000,
    };
  }

  async #planOf(clinicId: string): Promise<Plan> {
    const known = this.#plans.get(clinicId);
    if (known) return known;
    const em = this.#planes.platform.em.fork();
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId }, { fields: ['plan'] });
    const plan = await em.findOneOrFail(Plan, { code: clinic.plan });
    this.#plans.set(clinicId, plan);
    return plan;
  }
}

/** The headers of draft-ietf-httpapi-ratelimit-headers. */
export const budgetHeaders = ({
  name,
  perMinute,
  remaining,
  resetSeconds,
}: Budget): Record<string, string> => ({
  'ratelimit-policy': `"${name}";q=${perMinute};w=${SECONDS}`,
  ratelimit: `"${name}";r=${remaining};t=${resetSeconds}`,
});
