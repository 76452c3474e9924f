import {
  DrugListQuery,
  Interaction as InteractionAnswer,
  InteractionChange,
  InteractionPage,
  NewInteraction,
  NewSubstance,
  Substance as SubstanceAnswer,
  SubstanceChange,
  SubstancePage,
} from '../../../shared/clinic/drug-list.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { Interaction } from './interaction.entity.ts';
import { Substance } from './substance.entity.ts';

/** The drugs that the clinic's checks know. Whoever prescribes keeps it; it concerns the whole clinic. */
export const substances = router({
  list: allowed('clinical:read', 'GET /substances', DrugListQuery, SubstancePage).query(
    listOf(Substance, sortedBy(['name'])),
  ),

  get: allowed('clinical:read', 'GET /substances/{id}', ById, SubstanceAnswer).query(
    ({ ctx: { em }, input }) => em.findOneOrFail(Substance, { id: input.id }),
  ),

  create: allowed('clinical:write', 'POST /substances', NewSubstance, SubstanceAnswer).mutation(
    async ({ ctx: { em }, input }) => em.create(Substance, input),
  ),

  update: allowed('clinical:write', 'PATCH /substances/{id}', SubstanceChange, SubstanceAnswer).mutation(
    async ({ ctx: { em }, input: { id, version, ...fields } }) =>
      em.assign(await findVersion(em, Substance, { id, version }), fields),
  ),

  trash: allowed('clinical:write', 'DELETE /substances/{id}', ByVersion, Gone).mutation(trashOf(Substance)),

  restore: allowed('clinical:write', 'POST /substances/{id}/restore', ById, SubstanceAnswer).mutation(
    restoreOf(Substance),
  ),
});

/** What does not go together, as the clinic has it. */
export const interactions = router({
  list: allowed('clinical:read', 'GET /interactions', DrugListQuery, InteractionPage).query(
    listOf(Interaction, sortedBy(['one'])),
  ),

  get: allowed('clinical:read', 'GET /interactions/{id}', ById, InteractionAnswer).query(
    ({ ctx: { em }, input }) => em.findOneOrFail(Interaction, { id: input.id }),
  ),

  create: allowed('clinical:write', 'POST /interactions', NewInteraction, InteractionAnswer).mutation(
    async ({ ctx: { em }, input }) => em.create(Interaction, input),
  ),

  update: allowed(
    'clinical:write',
    'PATCH /interactions/{id}',
    InteractionChange,
    InteractionAnswer,
  ).mutation(async ({ ctx: { em }, input: { id, version, ...fields } }) =>
    em.assign(await findVersion(em, Interaction, { id, version }), fields),
  ),

  trash: allowed('clinical:write', 'DELETE /interactions/{id}', ByVersion, Gone).mutation(
    trashOf(Interaction),
  ),

  restore: allowed('clinical:write', 'POST /interactions/{id}/restore', ById, InteractionAnswer).mutation(
    restoreOf(Interaction),
  ),
});
