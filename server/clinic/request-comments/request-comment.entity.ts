import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import { CommentAudience, MOST_EDITS } from '../../../shared/clinic/request-comments.ts';
import { RequestSide } from '../../../shared/clinic/service-requests.ts';
import { sealedText } from '../../data/forms/sealed-column.ts';
import { belongsTo, oneOf, TenantEntity, WRITTEN_ONCE } from '../../data/records/tenant-entity.ts';
import { Refusal } from '../../errors.ts';
import { Patient } from '../patients/patient.entity.ts';
import { ServiceRequest } from '../service-requests/service-request.entity.ts';

const OWN = '(select security.own_patient())';

const schema = defineEntity({
  name: 'RequestComment',
  schema: 'clinic',
  tableName: 'request_comments',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'request', 'createdAt', 'id'] }],
  checks: [
    { name: 'request_comments_side_known', expression: c => oneOf(c.side, RequestSide.options) },
    { name: 'request_comments_audience_known', expression: c => oneOf(c.audience, CommentAudience.options) },
    // What a patient wrote is never internal (RQ21).
    {
      name: 'request_comments_of_patients',
      expression: c => `${c.side} = 'clinic' or ${c.audience} = 'public'`,
    },
  ],
  policies: [
    // What is internal is no row for a patient, whatever asks for it (RQ19).
    {
      name: 'audience',
      type: 'restrictive',
      command: 'select',
      using: `${OWN} is null or audience = 'public'`,
    },
    // Each side writes in its own name, on a request of the same patient.
    {
      name: 'writing',
      type: 'restrictive',
      command: 'insert',
      check: `side = case when ${OWN} is null then 'clinic' else 'patient' end and exists (select from clinic.service_requests r where r.tenant_id = request_comments.tenant_id and r.id = request_comments.request_id and r.patient_id = request_comments.patient_id)`,
    },
    // A patient corrects nothing; they write once more.
    {
      name: 'correcting',
      type: 'restrictive',
      command: 'update',
      using: `${OWN} is null`,
      check: `${OWN} is null`,
    },
  ],
  properties: {
    request: () => belongsTo(ServiceRequest, 'request_id').comment(WRITTEN_ONCE),
    /** Whose request it is, so that it is wherever they are. */
    patient: () => belongsTo(Patient, 'patient_id'),
    side: p.text().$type<z.output<typeof RequestSide>>().comment(WRITTEN_ONCE),
    /** Never changed afterwards (RQ21). */
    audience: p.text().$type<CommentAudience>().comment(WRITTEN_ONCE),
    /** The comment that it answers. */
    answersId: p.uuid().nullable().comment(WRITTEN_ONCE),
    text: sealedText(),
    /** What it said before, as JSON: `[{ text, until }]`, the oldest first. */
    former: sealedText().nullable(),
  },
});

const Former = z.array(z.object({ text: z.string(), until: z.string() }));

/** What it said before, the oldest first. */
export const formerOf = ({ former }: { former?: string | null }): z.output<typeof Former> =>
  former ? Former.parse(JSON.parse(former)) : [];

/** What somebody wrote to a request, for the clinic alone or for the patient as well. */
export class RequestComment extends schema.class {
  /** Says something else from now on, and shows what it said. */
  correct(text: string, by: string | null): void {
    if (this.side !== 'clinic' || this.createdBy !== by)
      throw new Refusal('Only who wrote a comment can correct it.');
    const former = formerOf(this);
    if (former.length >= MOST_EDITS)
      throw new Refusal('This comment was corrected many times. Please write another one.');
    if (text === this.text) return;
    this.former = JSON.stringify([...former, { text: this.text, until: new Date().toISOString() }]);
    this.text = text;
  }
}
schema.setClass(RequestComment);
