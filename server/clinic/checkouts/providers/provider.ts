import type { IncomingHttpHeaders } from 'node:http';
import type { CheckoutProvider } from '../../../../shared/clinic/checkouts.ts';

/** What somebody is to pay. */
export interface Asked {
  /** Of our own record, saved before the provider is told: its message names it, and may be quicker than its answer (MY23). */
  id: string;
  /** Minor units of `currency`, by ISO 4217. */
  amount: number;
  currency: string;
  /** What whoever pays reads; never what they were treated for. */
  description: string;
  expiresAt: Date;
  /** Where the browser goes afterwards. That it came there says nothing of the money. */
  returnTo: string;
}

export interface Opened {
  /** What the provider calls it. */
  reference: string;
  /** Where it is paid. */
  address: string;
}

export const eventKinds = ['paid', 'pending', 'declined', 'expired'] as const;
export type EventKind = (typeof eventKinds)[number];

export interface PaymentEvent {
  /** The same each time that the message is sent. */
  id: string;
  kind: EventKind;
  checkoutId: string;
  reference: string;
  /** What came, or is asked for as long as nothing did, in minor units of `currency`. */
  amount: number;
  currency: string;
}

export interface PaymentProvider {
  name: CheckoutProvider;
  /** Opens a checkout, and the same one again where it is asked again for the same id. Throws a ProviderFault. */
  open(asked: Asked): Promise<Opened>;
  /**
   * What a message says, checked over the bytes as they came; null where it is about nothing of ours. Throws a RefusedMessage for one that
   * is forged, too old or lacks what is needed.
   */
  verify(body: Buffer, headers: IncomingHttpHeaders): PaymentEvent | null;
}

/** A provider that did not do what was asked; the message is for the log, and holds nothing of what was sent. */
export class ProviderFault extends Error {
  override name = 'ProviderFault';
}

/** A message that is not believed. Why, the log alone is told (MY24). */
export class RefusedMessage extends Error {
  override name = 'RefusedMessage';
}
