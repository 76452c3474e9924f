import { confirmedBy } from '../../ui/forms/confirmed-by.tsx';
import { ConfirmForm } from './ConfirmForm.tsx';

/** Does what may need a recent proof of who a member is; undefined when they cancelled. */
export const confirmed = confirmedBy(ConfirmForm);
