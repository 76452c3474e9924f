import { z } from 'zod';
import type { OwedReport } from '../../../shared/clinic/money-reports.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import { todayIn } from '../invoices/numbers.ts';

const Amount = z.coerce.number();
const Owed = z.object({
  ...{ currency: z.string(), invoices: Amount },
  ...{ current: Amount, days30: Amount, days60: Amount, days90: Amount, older: Amount },
  ...{ credit: Amount, balance: Amount },
});

const open = (late: string) => `coalesce(sum(owed) filter (where owed > 0 and ${late}), 0)`;

/** Of the rows up to a day (MY28), which is named four times. What was paid before its invoice was issued is to the patient's credit. */
const owedSql = `
  select currency, count(*) filter (where owed > 0) as invoices,
    ${open('late <= 0')} as current, ${open('late between 1 and 30')} as days30, ${open('late between 31 and 60')} as days60,
    ${open('late between 61 and 90')} as days90, ${open('late > 90')} as older,
    coalesce(sum(owed) filter (where owed < 0), 0) as credit, sum(owed) as balance
  from (
    select i.currency, ?::date - i.due_on as late,
      case when i.issued_on <= ? then i.total else 0 end - coalesce(c.total, 0) - coalesce(p.amount, 0) as owed
    from clinic.invoices i
      left join (
        select invoice_id, sum(total) as total from clinic.credit_notes where issued_on <= ? group by 1
      ) c on c.invoice_id = i.id
      left join (
        select invoice_id, sum(amount) as amount from clinic.payments where received_on <= ? group by 1
      ) p on p.invoice_id = i.id
    where i.status = 'issued'
  ) open where owed <> 0
  group by 1`;

/** What is owed by how late it is, by the day on which it was to be paid. */
export const owedReport = async (
  em: ClinicEm,
  { on }: { on?: string | undefined },
  clinic: { timeZone: string; currency: string },
): Promise<z.input<typeof OwedReport>> => {
  const day = on ?? todayIn(clinic);
  const rows = await inClinic(em, Owed, owedSql, [day, day, day, day]);
  const own = (currency: string) => (currency === clinic.currency ? '' : currency);
  return { on: day, items: rows.sort((a, b) => own(a.currency).localeCompare(own(b.currency))) };
};
