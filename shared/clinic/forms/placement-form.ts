import { type Message, t } from '../../i18n/translate.ts';
import { AnyDefinition, type FieldType, type FormDefinition, type Visibility } from './definition.ts';

interface Asked {
  type: FieldType;
  label: Message;
  isRequired?: boolean;
  options?: Record<string, Message>;
  shownIf?: Visibility;
  unit?: string;
  min?: number;
  max?: number;
}

const onlyIf = (field: string, value?: string | boolean): Visibility => ({
  match: 'all',
  conditions: [value === undefined ? { field, operator: 'answered' } : { field, operator: 'is', value }],
});

const grades = {
  none: 'None needed',
  some: 'Some help',
  much: 'Much help',
  full: 'Full help',
} satisfies Record<string, Message>;

/** The seven sections of the form that comes with the product (CLI-4). */
const sections: Record<string, { title: Message; fields: Record<string, Asked> }> = {
  needs: {
    title: 'Needs',
    fields: {
      needs_reason: { type: 'text', label: 'Why is the placement needed?', isRequired: true },
      needs_daily: { type: 'text', label: 'Needs in daily life' },
      needs_health: { type: 'text', label: 'Needs in health' },
      needs_communication: { type: 'text', label: 'How does the person communicate?' },
      needs_aids: { type: 'yesno', label: 'Are aids needed?' },
      needs_aids_which: { type: 'text', label: 'Which aids?', shownIf: onlyIf('needs_aids', true) },
    },
  },
  history: {
    title: 'History',
    fields: {
      history_life: { type: 'text', label: 'Life until now' },
      history_health: { type: 'text', label: 'Illnesses and stays in hospital' },
      history_placements: { type: 'text', label: 'Earlier placements, and why they ended' },
      history_family: { type: 'text', label: 'Family and people close to them' },
    },
  },
  assessments: {
    title: 'Assessments',
    fields: {
      assessment_on: { type: 'date', label: 'Day of the last assessment' },
      assessment_by: { type: 'line', label: 'Assessed by', shownIf: onlyIf('assessment_on') },
      assessment_result: { type: 'text', label: 'Result', shownIf: onlyIf('assessment_on') },
      assessment_risk: {
        type: 'choices',
        label: 'Known risks',
        options: {
          falls: 'Falls',
          wandering: 'Wandering off',
          self_harm: 'Self-harm',
          harm: 'Harm to others',
          choking: 'Choking',
          skin: 'Pressure sores',
        },
      },
      assessment_risk_plan: {
        type: 'text',
        label: 'What is done about these risks?',
        shownIf: onlyIf('assessment_risk'),
      },
    },
  },
  preferences: {
    title: 'Wishes',
    fields: {
      wishes_living: { type: 'text', label: 'How does the person want to live?' },
      wishes_food: { type: 'text', label: 'Food, and what is not eaten' },
      wishes_faith: { type: 'line', label: 'Faith and customs' },
      wishes_company: { type: 'text', label: 'Whom do they want to see?' },
    },
  },
  care: {
    title: 'Level of care',
    fields: {
      care_level: {
        type: 'choice',
        label: 'Level of care overall',
        isRequired: true,
        options: { low: 'Low', medium: 'Medium', high: 'High', intensive: 'Intensive' },
      },
      care_washing: { type: 'choice', label: 'Washing and dressing', options: grades },
      care_eating: { type: 'choice', label: 'Eating and drinking', options: grades },
      care_moving: { type: 'choice', label: 'Moving about', options: grades },
      care_night: { type: 'yesno', label: 'Is somebody needed at night?' },
      care_hours: { type: 'number', label: 'Hours of care a week', unit: 'h', min: 0, max: 168 },
    },
  },
  legal: {
    title: 'Legal matters',
    fields: {
      legal_consent: { type: 'yesno', label: 'Has the person agreed to the placement?', isRequired: true },
      legal_guardian: { type: 'yesno', label: 'Is there a guardian?' },
      legal_guardian_who: {
        type: 'line',
        label: 'Who is the guardian?',
        isRequired: true,
        shownIf: onlyIf('legal_guardian', true),
      },
      legal_order: { type: 'yesno', label: 'Is there an order of a court?' },
      legal_order_until: {
        type: 'date',
        label: 'The order is valid until',
        shownIf: onlyIf('legal_order', true),
      },
    },
  },
  funding: {
    title: 'Funding',
    fields: {
      funding_by: {
        type: 'choices',
        label: 'Who pays?',
        options: {
          insurance: 'Insurance',
          authority: 'Authority',
          own: 'The person themselves',
          family: 'Family',
        },
      },
      funding_reference: {
        type: 'line',
        label: 'File number of the authority',
        shownIf: onlyIf('funding_by', 'authority'),
      },
      funding_until: { type: 'date', label: 'Granted until' },
      funding_rate: { type: 'number', label: 'Rate for a day', min: 0, max: 100_000 },
    },
  },
};

/** The form of placements as it comes with the product, in the language of whoever begins with it; a clinic makes its own versions. */
export const placementForm = (): FormDefinition =>
  AnyDefinition.parse({
    signers: ['provider', 'admin'],
    sections: Object.entries(sections).map(([key, { title, fields }]) => ({
      key,
      title: t(title),
      fields: Object.entries(fields).map(([field, { label, options = {}, ...asked }]) => ({
        ...asked,
        key: field,
        label: t(label),
        options: Object.entries(options).map(([option, words]) => ({ key: option, label: t(words) })),
      })),
    })),
  });

/** What a new form begins with. */
export const firstDraft = (): FormDefinition =>
  AnyDefinition.parse({
    sections: [
      {
        key: 'first',
        title: t('First section'),
        fields: [{ key: 'first_field', type: 'line', label: t('First field') }],
      },
    ],
  });
