import { account } from './account.ts';
import { addresses } from './addresses.ts';
import { attachments } from './attachments.ts';
import { billing } from './billing.ts';
import { bookings } from './bookings.ts';
import { checkouts } from './checkouts.ts';
import { clinical } from './clinical.ts';
import { common } from './common.ts';
import { compliance } from './compliance.ts';
import { contracts } from './contracts.ts';
import { doors } from './doors.ts';
import { expenses } from './expenses.ts';
import { forms } from './forms.ts';
import { frame } from './frame.ts';
import { imports } from './imports.ts';
import { integrations } from './integrations.ts';
import { letters } from './letters.ts';
import { lists } from './lists.ts';
import { messages } from './messages.ts';
import { money } from './money.ts';
import { news } from './news.ts';
import { notifications } from './notifications.ts';
import { patients } from './patients.ts';
import { platform } from './platform.ts';
import { portal } from './portal.ts';
import { profile } from './profile.ts';
import { refusals } from './refusals.ts';
import { requests } from './requests.ts';
import { settingKinds } from './setting-kinds.ts';
import { settings } from './settings.ts';
import { specialists } from './specialists.ts';
import { staff } from './staff.ts';
import { status } from './status.ts';
import { tasks } from './tasks.ts';
import { waiting } from './waiting.ts';

/** The German catalogue: what each English sentence of the code says in German. */
export const german = {
  ...account,
  ...addresses,
  ...attachments,
  ...billing,
  ...money,
  ...bookings,
  ...checkouts,
  ...clinical,
  ...common,
  ...compliance,
  ...contracts,
  ...doors,
  ...expenses,
  ...forms,
  ...frame,
  ...imports,
  ...integrations,
  ...letters,
  ...lists,
  ...news,
  ...notifications,
  ...messages,
  ...patients,
  ...platform,
  ...portal,
  ...profile,
  ...refusals,
  ...requests,
  ...settings,
  ...settingKinds,
  ...specialists,
  ...staff,
  ...status,
  ...tasks,
  ...waiting,
} as const;
