import type { TRPCError } from '@trpc/server';
import { type Message, t } from '../shared/i18n/translate.ts';

export type Answer = [code: TRPCError['code'], sentence: string];

/** What PostgreSQL says of an error besides its SQLSTATE. */
interface Said {
  constraint?: string | undefined;
  detail?: string | undefined;
}

/** Who enters one makes room for it, so somebody else was faster. */
const PRIMARY_AT_ONCE: Message =
  'Another postal address of this kind was entered for the same time just now. Please try again.';

/** What a broken constraint means to the user. Names are the database's, sentences the clinic's. */
const constraintSentences: Record<string, Message> = {
  claims_seats: 'This group is full.',
  claims_overlap: 'Somebody or something that this booking needs is taken at this time.',
  forms_name_unique: 'Another form already has this name.',
  forms_one_of_placements: 'There is a form for placements already. Please make a new version of it.',
  form_answers_one_value: 'Somebody answered this at the same moment. Please try again.',
  form_answers_revision_unique: 'Somebody answered this at the same moment. Please try again.',
  form_steps_signed_once: 'You have signed these answers already. Somebody else has to sign as well.',
  keep_form_version: 'A published version of a form never changes. Please make a new one.',
  keep_signed: 'This form is locked. Somebody who leads the clinic can unlock it for a reason.',
  placements_overlap: 'The patient stays somewhere else in that time already.',
  placements_end_after_start: 'A placement must end after it begins.',
  task_templates_title_unique: 'Another template already has this title.',
  placement_specialists_once: 'This specialist looks after the patient in this placement already.',
  placements_ended: 'Please say on which day the placement ended.',
  compliance_records_renewed_once: 'This was renewed already. Please renew what followed it.',
  compliance_records_in_order: 'It cannot expire before it was issued.',
  compliance_records_held_by_one: 'A member or a facility has it, never both.',
  bookings_end_after_start: 'A booking must end after it starts.',
  bookings_last_a_day_at_most: 'A booking lasts a day at most.',
  announcements_end_after_publishing: 'An announcement must end after it is published.',
  accounts_email_unique: 'This e-mail address has an account already. Nothing was changed.',
  email_changes_one_open: 'Another e-mail address was asked for just now. Please try again.',
  availability_rules_overlap: 'These hours overlap on the same weekday.',
  day_exceptions_once: 'There are hours for this day already. Please change those.',
  holidays_once: 'The facility already has this holiday on this day.',
  time_off_ends_after_start: 'It must end after it starts.',
  time_off_three_years: 'Please choose three years at most.',
  clinic_addresses_one_primary: PRIMARY_AT_ONCE,
  facility_addresses_one_primary: PRIMARY_AT_ONCE,
  patient_addresses_one_primary: PRIMARY_AT_ONCE,
  facilities_name_unique: 'Another facility already has this name.',
  facilities_opening_hours: 'Opening hours need a weekday, a beginning and an end.',
  facility_staff_in_order: 'An assignment cannot end before it begins.',
  facility_staff_once: 'This person has the same position in this facility at that time already.',
  facility_staff_one_primary:
    'This person has another main facility at that time. Please end that one first, or take the mark away there.',
  patients_identifier_unique: 'Another patient already has this identifier.',
  patient_identifiers_unique: 'Another patient already has this number.',
  invoices_number_once: 'Another invoice was given this number.',
  invoice_lines_booking_once: 'This booking is on another invoice already.',
  keep_invoice: 'An issued invoice never changes. Please write a credit note.',
  keep_ledger: 'What was entered stays as it is. Please take it back by an entry of its own.',
  numbers_without_gap: 'Numbers are given one after the other.',
  balance_invoice: 'The sums of this invoice do not agree. Nothing was saved.',
  payments_of_issued: 'A payment is for an issued invoice, in its currency.',
  payments_refund_within: 'More cannot be given back than was paid.',
  payments_within_due: 'This is more than is due. Somebody else may have taken it just now.',
  invoice_reminders_level_once: 'Somebody sent a reminder of this invoice just now.',
  reminders_in_order: 'Somebody sent a reminder of this invoice just now.',
  reminders_of_owed: 'Nothing is owed of this invoice any more.',
  reminders_of_overdue: 'This invoice is not overdue yet.',
  checkouts_of_issued: 'A link to pay is for an issued invoice, in its currency.',
  keep_checkout: 'A link to pay stays as it was asked for.',
  payment_accounts_one: 'Somebody else connected an account just now. Please look again.',
  keep_expense: 'A submitted expense stays as it is, and goes its way step by step.',
  expenses_four_eyes: 'Nobody decides about what they submitted themselves. Please ask somebody else.',
  expenses_reversed_once: 'This expense was taken back already, or somebody asked for that.',
  expenses_not_paid_back: 'This expense is taken back, or somebody asked for that. It is not paid any more.',
  tax_rates_once: 'There is a rate of this name from this day on already.',
  keep_merged: 'This patient was merged into another one meanwhile.',
  keep_message: 'A message stays as it was sent.',
  attachments_of_one: 'A file hangs on a request, on a record of compliance or on an expense.',
  keep_attachment: 'Only the check says what a file is.',
  keep_receipt: 'The receipts of this expense stay as they are.',
  keep_request: 'The clinic decides about a request.',
  keep_own: 'This is changed by the clinic alone. Please call the clinic.',
  messages_said: 'What was read cannot be taken back any more.',
  patient_merges_once: 'This patient was merged into another one meanwhile.',
  distinct_patients_once: 'Somebody said already that these are two people.',
  invitations_open_unique: 'This person is invited already. Please send that invitation again.',
  devices_name_unique: 'Another device of this facility already has this name.',
  rooms_name_unique: 'Another room of this facility already has this name.',
  preferences_of_member: 'What you like was saved from another window just now. Please try again.',
  services_slug_unique: 'Another service already has this short name.',
  users_account_unique: 'This person is already a member of the clinic.',
  users_keep_scope: 'You can only change members who work in your own facilities.',
  clinic_read_only: 'This clinic can only be read at the moment. Please see its subscription.',
  clinic_restoring:
    'This clinic is being brought back from a backup. Nothing was saved; please try again in a few minutes.',
  grant_read_only: 'This support access allows reading only.',
  clinics_name_unique: 'This name cannot be used here. Please choose another one.',
  grant_over: 'This support access is over. Please ask the clinic for a new one.',
  clinic_closed: 'This clinic is closed at the moment. Please speak to its owner.',
  clinics_custom_domain_unique: 'Another clinic uses this domain already.',
  clinics_life: 'A clinic cannot take this step now.',
  backups_one_at_a_time: 'A backup is being written already.',
  booking_settings_day: 'The day must end after it starts.',
  booking_settings_whole_day: 'Please set both ends of the day, or leave both to the default.',
};

const sentenceFor = ({ constraint = '' }: Said, otherwise: Message): string =>
  t(constraintSentences[constraint] ?? otherwise);

const planSentences: Record<string, Message> = {
  plan_users: 'Your plan allows {most} active members. Deactivate a member, or ask for a larger plan.',
  plan_patients: 'Your plan allows {most} patients. Move patients to the trash, or ask for a larger plan.',
  plan_bookings:
    'Your plan allows {most} bookings a month. Wait for the next month, or ask for a larger plan.',
};

/** The trigger `count_usage` says in its detail how many a plan allows (TEN-3). */
const beyondPlan = ({ constraint = '', detail = '' }: Said): string =>
  t(planSentences[constraint] ?? 'Your plan does not allow more.', { most: detail });

const bySqlState: Record<string, (said: Said) => Answer> = {
  '23P01': said => ['CONFLICT', sentenceFor(said, 'This overlaps with something that exists already.')],
  '23505': said => ['CONFLICT', sentenceFor(said, 'Something like this exists already.')],
  '23503': said => ['NOT_FOUND', sentenceFor(said, 'Something this refers to does not exist.')],
  '23514': said => ['BAD_REQUEST', sentenceFor(said, 'A value is not allowed here.')],
  '22P02': () => ['BAD_REQUEST', t('A value is not of the form expected here.')],
  '22007': () => ['BAD_REQUEST', t('A date is not of the form expected here.')],
  '22008': () => ['BAD_REQUEST', t('A date is out of range.')],
  '22021': () => ['BAD_REQUEST', t('This text holds characters that cannot be stored.')],
  '22P05': () => ['BAD_REQUEST', t('This text holds characters that cannot be stored.')],
  '42501': said => ['FORBIDDEN', sentenceFor(said, 'This is not allowed here.')],
  '40001': () => ['SERVICE_UNAVAILABLE', t('Too many changes at once. Nothing was saved; please try again.')],
  '40P01': () => ['SERVICE_UNAVAILABLE', t('Too many changes at once. Nothing was saved; please try again.')],
  '55P03': () => [
    'SERVICE_UNAVAILABLE',
    t('Someone else is changing this. Nothing was saved; please try again.'),
  ],
  '57014': () => [
    'SERVICE_UNAVAILABLE',
    t('This took too long and was stopped. Nothing was saved; please try again.'),
  ],
  // The disk is full.
  '53100': () => [
    'SERVICE_UNAVAILABLE',
    t('There is no room to save anything at the moment. Nothing was saved; please try again later.'),
  ],
  '53400': said => ['UNPROCESSABLE_CONTENT', beyondPlan(said)],
  '25006': () => ['FORBIDDEN', t('This call may only read.')],
};

/** What an error of the database means to the user, by its SQLSTATE; undefined where it can only be a fault of ours. */
export const answerToState = (state: string | undefined, said: Said): Answer | undefined =>
  bySqlState[state ?? '']?.(said);
