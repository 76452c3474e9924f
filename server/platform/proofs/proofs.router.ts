import { ProofDetails, ProofsPage, ProofsQuery, ProverState } from '../../../shared/platform/proof.ts';
import { ById, Done, Nothing } from '../../../shared/scalars.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import { changes, reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { Proof } from './proof.entity.ts';
import { shownProof } from './proofs.ts';

export const proofs = router({
  list: reads('proofs:read', ProofsQuery, ProofsPage).query(async ({ ctx: { em, planes }, input }) => {
    const query = em.createQueryBuilder(Proof, 'a').select('*');
    const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
    return { ...page, items: page.items.map(proof => shownProof(proof, planes)) };
  }),

  get: reads('proofs:read', ById, ProofDetails).query(async ({ ctx: { em, planes }, input }) =>
    shownProof(await em.findOneOrFail(Proof, { id: input.id }), planes),
  ),

  /** Whether a proof that was asked for here is under way, and why the last one left no report. */
  state: reads('proofs:read', Nothing, ProverState).query(({ ctx }) => ctx.prover.state()),

  /** Begins a proof beside the server; its report appears in the list when it is done. */
  run: changes('proofs:run', 'proof.start', Nothing, Done).mutation(({ ctx: { prover } }) => {
    prover.start();
    return { done: true };
  }),
});
