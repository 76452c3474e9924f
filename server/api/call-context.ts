import type { z } from 'zod';
import type {
  BackedUpKinds,
  BackedUpKindsQuery,
  BackedUpPage,
  BackedUpQuery,
  BackedUpRecord,
  BackedUpRecordQuery,
  PutBack,
  PuttingBack,
  UndoingPutBack,
  UndonePutBack,
} from '../../shared/clinic/backed-up.ts';
import type { Authenticator, RequestCredentials } from '../access/callers/authenticator.ts';
import type { DomainProver } from '../access/clinics/domain-prover.ts';
import type { Site } from '../access/factors/relying-party.ts';
import type { CallBudget } from '../access/limits/call-budget.ts';
import type { FairGate } from '../access/limits/fair-gate.ts';
import type { Limits } from '../access/limits/limits.ts';
import type { ServiceAuthenticator } from '../access/tokens/service-authenticator.ts';
import type { Planes } from '../data/orm/planes.ts';
import type { Actor } from '../data/records/actor.ts';
import type { Log } from '../logger.ts';
import type { Metrics } from '../metrics.ts';
import type { PortalCookie } from './http/cookies.ts';

/** What every call has at hand, before it is known who calls. */
export interface CallContext {
  planes: Planes;
  authenticator: Authenticator;
  services: ServiceAuthenticator;
  budget: CallBudget;
  gate: FairGate;
  /** Aborted once the server is asked to stop: an answer that would go on for ever ends itself then. */
  stopping(): AbortSignal;
  /** Adds a header to the answer. */
  tell(name: string, value: string): void;
  /** The API token of `Authorization: Bearer`, if the call bears one; its session is not looked at then. */
  bearer: string | undefined;
  credentials: RequestCredentials;
  /** What the caller calls this change, so that it can be sent again (OPS-8). */
  idempotencyKey: string | undefined;
  metrics: Metrics;
  limits: Limits;
  /** Where the browser is, as far as passkeys are concerned. */
  site: Site;
  log: Log;
  userAgent: string | null;
  cookies: {
    set(token: string, signature: string | null): void;
    setArrival(secret: string): void;
    /** Of the patients' portal: the secret of a browser that asked for a link, or the token of its session; undefined takes both away. */
    setPortal(which: PortalCookie | undefined, secret?: string): void;
    clear(): void;
  };
  demoClinics(): Promise<DemoClinic[]>;
  /** The address of a page at a clinic's door, for mails; never made of what a request says about its host. */
  linkTo: (slug: string, path: string) => string;
  outbox: Outbox;
  payments: Payments;
  /** Finds out whose the domains of clinics are. */
  domains: DomainProver;
  /** Runs `medflow proof` for the console. */
  prover: Prover;
  /** What backups hold of single records. */
  backedUp: BackedUpRecords;
}

/** What this installation offers clinics to be paid by. */
interface Payments {
  /** Where Stripe's interface is. */
  stripeUrl: string;
  /** Whether clinics without an account of their own have a till at which no money moves. */
  allowsTill: boolean;
}

export interface Outbox {
  /** Whether bodies with links that let their reader in may be shown: on development machines and in tests only. */
  showsSecrets: boolean;
  /** Whether a mail server is set, so that mails leave the outbox. */
  isSending: boolean;
}

/** A demo clinic and whom to sign in as; empty outside demo installations. */
export interface DemoClinic {
  slug: string;
  name: string;
  url: string;
  logins: {
    role: 'owner' | 'admin' | 'provider' | 'staff' | 'auditor' | 'portal';
    email: string;
    password: string;
  }[];
}

/** Runs `medflow proof` beside the server. */
export interface Prover {
  /** Whether this server runs a proof at the moment, and why the last one it ran left no report. */
  state(): { isRunning: boolean; failure: string | null };
  /** Returns at once; throws a Refusal while another one is running. */
  start(): void;
  /** Ends a proof under way, and waits until its scratch database is gone. */
  stop(): Promise<void>;
}

/** Who asks for what a backup of which clinic holds. */
export interface LookingBack {
  clinic: { id: string; slug: string };
  actor: Actor;
  /** Why, for the audit, beside the name of the backup. */
  reason?: string;
}

/** Reads backups of a clinic record by record, and puts records back (OPS-1). */
export interface BackedUpRecords {
  kinds(by: LookingBack, asked: z.output<typeof BackedUpKindsQuery>): Promise<z.input<typeof BackedUpKinds>>;
  list(by: LookingBack, asked: z.output<typeof BackedUpQuery>): Promise<z.input<typeof BackedUpPage>>;
  get(by: LookingBack, asked: z.output<typeof BackedUpRecordQuery>): Promise<z.input<typeof BackedUpRecord>>;
  putBack(by: LookingBack, asked: PuttingBack): Promise<PutBack>;
  undo(by: LookingBack, asked: z.output<typeof UndoingPutBack>): Promise<z.input<typeof UndonePutBack>>;
}
