import { AnyDefinition } from '../../../shared/clinic/forms/definition.ts';
import {
  Form as Contract,
  FormChange,
  FormPage,
  FormQuery,
  FormVersionQuery,
  NewDraft,
  NewForm,
  FormVersion as VersionContract,
} from '../../../shared/clinic/forms/forms.ts';
import { firstDraft, placementForm } from '../../../shared/clinic/forms/placement-form.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Form } from './form.entity.ts';
import { formView, rowOf } from './form-view.ts';
import { publish, versionOf } from './publish.ts';

const listed = listOf(Form, sortedBy(['name']));

/** In the trash as well, for what was filled in with it is read all the same (FM1). */
const anyForm = (em: ClinicEm, id: string) => em.findOneOrFail(Form, { id }, { filters: { live: false } });

/** The forms of a clinic: one draft each, and the versions that were published and never change. */
export const forms = router({
  list: allowed('forms:read', 'GET /forms', FormQuery, FormPage).query(async call => {
    const { items, nextCursor } = await listed(call);
    return { items: items.map(rowOf), nextCursor };
  }),

  get: allowed('forms:read', 'GET /forms/{id}', ById, Contract).query(async ({ ctx: { em }, input }) =>
    formView(em, await anyForm(em, input.id)),
  ),

  /** One version as it was published. */
  definition: allowed('forms:read', 'GET /forms/{id}/definition', FormVersionQuery, VersionContract).query(
    async ({ ctx: { em }, input: { id, number } }) => versionOf(em, await anyForm(em, id), number),
  ),

  create: allowed('forms:write', 'POST /forms', NewForm, Contract).mutation(
    async ({ ctx: { em }, input: { draft, ...fields } }) => {
      const start = fields.purpose === 'placement' ? placementForm() : firstDraft();
      return formView(em, em.create(Form, { ...fields, draft: draft ?? start }));
    },
  ),

  /** Saves the draft as a whole, by the version that was built on (FM9, FM11); null throws it away. */
  update: allowed('forms:write', 'PATCH /forms/{id}', FormChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...fields } }) => {
      const form = await findVersion(em, Form, { id, version });
      em.assign(form, fields);
      return formView(em, form);
    },
  ),

  beginDraft: allowed('forms:write', 'POST /forms/{id}/draft', NewDraft, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, from } }) => {
      const form = await findVersion(em, Form, { id, version });
      const { definition } = await versionOf(em, form, from ?? form.latest);
      form.beginDraft(AnyDefinition.parse(definition));
      return formView(em, form);
    },
  ),

  publish: allowed('forms:write', 'POST /forms/{id}/publish', ByVersion, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      const form = await findVersion(em, Form, input);
      await publish(em, form);
      return formView(em, form);
    },
  ),

  trash: allowed('forms:write', 'DELETE /forms/{id}', ByVersion, Gone).mutation(trashOf(Form)),

  restore: allowed('forms:write', 'POST /forms/{id}/restore', ById, Contract).mutation(async call =>
    formView(call.ctx.em, await restoreOf(Form)(call)),
  ),
});
