import {
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
} from '../../../shared/clinic/backed-up.ts';
import { authorized, router } from '../../api/trpc.ts';

/**
 * What backups hold of single records, beside what these are now, and putting them back (OPS-1). For owners; whoever may not bring a
 * clinic back as a whole may do neither.
 */
export const backedUp = router({
  kinds: authorized('clinic:write', 'GET /backed-up/kinds', BackedUpKindsQuery, BackedUpKinds, {
    wholeClinic: true,
  }).query(({ ctx: { backedUp, caller, actor }, input }) =>
    backedUp.kinds({ clinic: caller.clinic, actor }, input),
  ),

  list: authorized('clinic:write', 'GET /backed-up/records', BackedUpQuery, BackedUpPage, {
    readsPatients: true,
    wholeClinic: true,
  }).query(({ ctx: { backedUp, caller, actor }, input }) =>
    backedUp.list({ clinic: caller.clinic, actor }, input),
  ),

  get: authorized('clinic:write', 'GET /backed-up/record', BackedUpRecordQuery, BackedUpRecord, {
    readsPatients: true,
    wholeClinic: true,
  }).query(({ ctx: { backedUp, caller, actor }, input }) =>
    backedUp.get({ clinic: caller.clinic, actor }, input),
  ),

  putBack: authorized('clinic:write', 'POST /backed-up/put-back', PuttingBack, PutBack, {
    confirmed: true,
  }).mutation(({ ctx: { backedUp, caller, actor }, input }) =>
    backedUp.putBack({ clinic: caller.clinic, actor }, input),
  ),

  undo: authorized('clinic:write', 'POST /backed-up/undo', UndoingPutBack, UndonePutBack, {
    confirmed: true,
  }).mutation(({ ctx: { backedUp, caller, actor }, input }) =>
    backedUp.undo({ clinic: caller.clinic, actor }, input),
  ),
});
