import { randomUUID } from 'node:crypto';
import {
  Webhook as Contract,
  Disabled,
  NewWebhook,
  NewWebhookAnswer,
  WebhookChange,
  WebhookPage,
  WebhookQuery,
  WebhookSecret,
} from '../../../shared/clinic/webhooks.ts';
import { DAY } from '../../../shared/durations.ts';
import { ById, ByVersion, Gone, Nothing } from '../../../shared/scalars.ts';
import type { Outbox } from '../../api/call-context.ts';
import { allowed, router } from '../../api/trpc.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Refusal } from '../../errors.ts';
import { listWebhooks } from './lists.ts';
import { newSigningSecret } from './signing-secret.ts';
import { addressesOf, inWords } from './target.ts';
import { Webhook } from './webhook.entity.ts';

/** Refuses in words what would not be sent to anyway: each try looks again (S45). */
const expectTarget = async (url: string, { showsSecrets }: Outbox): Promise<void> => {
  const found = await addressesOf(new URL(url), { allowsLoopback: showsSecrets });
  if (typeof found === 'string') throw new Refusal(inWords(found));
};

/** Whom a clinic tells what happens to bookings (DEV-1). */
export const webhooks = router({
  list: allowed('webhooks:read', 'GET /webhooks', WebhookQuery, WebhookPage, { wholeClinic: true }).query(
    listWebhooks,
  ),

  get: allowed('webhooks:read', 'GET /webhooks/{id}', ById, Contract, { wholeClinic: true }).query(
    ({ ctx: { em }, input }) => em.findOneOrFail(Webhook, { id: input.id }),
  ),

  create: allowed('webhooks:write', 'POST /webhooks', NewWebhook, NewWebhookAnswer, {
    confirmed: true,
  }).mutation(async ({ ctx: { em, outbox, planes, actor }, input }) => {
    await expectTarget(input.url, outbox);
    const id = randomUUID();
    const { secret, sealedSecret } = newSigningSecret(planes.webhookKey, { id, tenantId: actor.tenantId });
    const webhook = em.create(Webhook, { ...input, id, sealedSecret });
    await em.flush();
    return { ...Contract.parse(webhook), secret };
  }),

  update: allowed('webhooks:write', 'PATCH /webhooks/{id}', WebhookChange, Contract, {
    confirmed: true,
  }).mutation(async ({ ctx: { em, outbox }, input: { id, version, ...change } }) => {
    if (change.url) await expectTarget(change.url, outbox);
    return em.assign(await findVersion(em, Webhook, { id, version }), change);
  }),

  /** The former secret signs as well for a day. */
  rotateSecret: allowed('webhooks:write', 'POST /webhooks/{id}/secret', ById, WebhookSecret, {
    confirmed: true,
  }).mutation(async ({ ctx: { em, planes }, input: { id } }) => {
    const webhook = await em.findOneOrFail(Webhook, { id });
    const { secret, sealedSecret } = newSigningSecret(planes.webhookKey, webhook);
    const { sealedSecret: formerSecret } = webhook;
    em.assign(webhook, { sealedSecret, formerSecret, formerSecretUntil: new Date(Date.now() + DAY) });
    return { id, secret };
  }),

  pause: allowed('webhooks:write', 'POST /webhooks/{id}/pause', ById, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      const webhook = await em.findOneOrFail(Webhook, { id: input.id });
      webhook.pause();
      return webhook;
    },
  ),

  resume: allowed('webhooks:write', 'POST /webhooks/{id}/resume', ById, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      const webhook = await em.findOneOrFail(Webhook, { id: input.id });
      webhook.resume();
      return webhook;
    },
  ),

  /** At once, all of them: what is under way is sent, and nothing after it. */
  disableAll: allowed('webhooks:write', 'POST /webhooks/disable-all', Nothing, Disabled).mutation(
    async ({ ctx: { em } }) => {
      const hearing = await em.find(Webhook, { status: { $ne: 'disabled' } });
      for (const webhook of hearing) webhook.disable();
      return { disabled: hearing.length };
    },
  ),

  trash: allowed('webhooks:write', 'DELETE /webhooks/{id}', ByVersion, Gone).mutation(trashOf(Webhook)),

  restore: allowed('webhooks:write', 'POST /webhooks/{id}/restore', ById, Contract).mutation(
    restoreOf(Webhook, async webhook => webhook.listenFromNow()),
  ),
});
