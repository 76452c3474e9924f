import { confirmedBy } from '../../ui/forms/confirmed-by.tsx';
import { OperatorProofForm } from './OperatorProofForm.tsx';

/** Does what may need a recent proof of who an operator is; undefined when they cancelled. */
export const confirmedOperator = confirmedBy(OperatorProofForm);
