import { NewRequestComment } from '../../../shared/clinic/request-comments.ts';
import { NewServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { writeComment } from '../../clinic/request-comments/write-comment.ts';
import { ServiceRequest } from '../../clinic/service-requests/service-request.entity.ts';
import { askFor } from '../../clinic/service-requests/write-request.ts';
import { memberId, type PlannedPatient, someone } from '../plan/people.ts';
import { asMember, type Workplace } from '../plan/workplace.ts';
import { attachText } from './attach-text.ts';

const wishes = [
  { kind: 'prescription', reason: 'Ramipril 5 mg is used up at the end of the week.', priority: 'urgent' },
  { kind: 'letter', reason: 'A certificate for the insurance that she comes regularly.' },
  { kind: 'home-visit', reason: 'Cannot walk down the stairs since the fall on Sunday.' },
  {
    kind: 'treatment',
    reason: 'Physiotherapy for the left knee.',
    frequency: 'weekly',
    interval: 1,
    times: 6,
  },
  { kind: 'other', reason: 'Would like the reports of the last year as a copy.' },
] as const;

/** What each is brought to, in the order of the wishes; the others are new. */
const steps = ['accept', 'finish', 'refuse'] as const;

const NOTE = 'Ramipril 5 mg, one in the morning. The last box was of 100 tablets.\n';

/** What patients ask for, where a clinic was asked for nothing yet. */
export const fillRequests = async (workplace: Workplace, patients: PlannedPatient[]): Promise<number> => {
  const { blueprint } = workplace;
  const [assignee] = blueprint.members;
  const asked = patients.filter(({ trashed, fields }) => !trashed && fields.status === 'active');
  return asMember(workplace, someone(blueprint, 'staff'), 'serviceRequests.create', async em => {
    if ((await em.find(ServiceRequest, {}, { limit: 1, filters: { live: false } })).length > 0) return 0;
    const by = someone(blueprint, 'staff');
    for (const [n, wish] of wishes.entries()) {
      const patientId = asked[n * 3]?.id;
      if (!patientId) continue;
      const assigneeId = n % 2 === 0 && assignee ? memberId(blueprint, assignee) : null;
      const request = await askFor(em, NewServiceRequest.parse({ ...wish, patientId, assigneeId }), 'clinic');
      const step = steps[n - 1];
      if (step === 'accept' || step === 'finish') request.accept({ by });
      if (step === 'finish') request.finish({ by });
      if (step === 'refuse') request.refuse({ by, reason: 'There is no free place before summer.' });
      await em.flush();
      for (const [audience, text] of [
        ['internal', 'Asked on the phone, please call back.'],
        ['public', 'We look after it and get in touch with you.'],
      ])
        await writeComment(em, NewRequestComment.parse({ requestId: request.id, audience, text }));
      if (n === 0) await attachText(em, { request }, 'Medication plan.txt', NOTE);
    }
    return wishes.length;
  });
};
