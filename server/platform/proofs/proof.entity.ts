import { defineEntity, p } from '@mikro-orm/core';
import type { SignedProof } from '../../../shared/platform/proof.ts';
import { globalFields } from '../../data/records/global-entity.ts';

const schema = defineEntity({
  name: 'Proof',
  schema: 'platform',
  tableName: 'proofs',
  indexes: [{ properties: ['createdAt', 'id'] }],
  properties: {
    ...globalFields,
    /** As it was signed; what it says, such as version and holes, is read off it, so that nothing can contradict it. */
    signed: p.json<SignedProof>(),
  },
});

/** The report of one `medflow proof` (OPS-7). Insert-only. */
export class Proof extends schema.class {}
schema.setClass(Proof);
