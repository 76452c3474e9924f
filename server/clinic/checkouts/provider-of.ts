import type { CheckoutProvider } from '../../../shared/clinic/checkouts.ts';
import { DAY } from '../../../shared/durations.ts';
import type { ClinicFacts } from '../../access/clinics/clinics.ts';
import type { CallContext } from '../../api/call-context.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { systemActor } from '../../data/records/actor.ts';
import { PaymentAccount } from './payment-account.entity.ts';
import type { PaymentProvider } from './providers/provider.ts';
import { stripe } from './providers/stripe.ts';
import { till } from './providers/till.ts';

type Clinic = Pick<ClinicFacts, 'id' | 'slug'>;
type Parts = Pick<CallContext, 'planes' | 'payments' | 'linkTo'>;

/** Messages about what was paid at an account that the clinic has given up go on for as long as they are sent again, and some more. */
const HEARD_AFTERWARDS_MS = 7 * DAY;

/** Of the clinic alone, and of its keys: a copy of the database knows it not. */
export const tillSecret = async ({ planes }: Pick<Parts, 'planes'>, { id }: Clinic): Promise<string> => {
  await planes.vault.load(id);
  return planes.vault.keyringOf(id).token('test till');
};

const tillAt = async (parts: Parts, clinic: Clinic): Promise<PaymentProvider> =>
  till({
    secret: await tillSecret(parts, clinic),
    pageAt: path => parts.linkTo(clinic.slug, path),
  });

const accountsOf = ({ planes }: Parts, { id }: Clinic): Promise<PaymentAccount[]> =>
  asActor(
    planes,
    systemActor(id, 'checkouts.provider'),
    em =>
      em.find(
        PaymentAccount,
        { $or: [{ deletedAt: null }, { deletedAt: { $gt: new Date(Date.now() - HEARD_AFTERWARDS_MS) } }] },
        // The one in use is first.
        { filters: { live: false }, orderBy: { createdAt: -1 } },
      ),
    { readOnly: true },
  );

const stripeWith = ({ payments }: Parts, accounts: PaymentAccount[]): PaymentProvider =>
  stripe({
    url: payments.stripeUrl,
    keys: accounts.map(account => ({
      ...{ apiKey: account.apiKey, webhookSecret: account.webhookSecret, isLive: account.movesMoney() },
    })),
  });

/** Who takes money for the clinic from now on; undefined where nobody does. */
export const providerOf = async (parts: Parts, clinic: Clinic): Promise<PaymentProvider | undefined> => {
  const inUse = (await accountsOf(parts, clinic)).filter(({ deletedAt }) => !deletedAt);
  if (inUse.length > 0) return stripeWith(parts, inUse);
  return parts.payments.allowsTill ? tillAt(parts, clinic) : undefined;
};

/** Whose messages are heard; undefined where there is no secret to check them by (MY24). */
export const heardProvider = async (
  parts: Parts,
  clinic: Clinic,
  name: CheckoutProvider,
): Promise<PaymentProvider | undefined> => {
  if (name === 'till') return parts.payments.allowsTill ? tillAt(parts, clinic) : undefined;
  const accounts = await accountsOf(parts, clinic);
  return accounts.length > 0 ? stripeWith(parts, accounts) : undefined;
};
