import { Select } from '@mantine/core';
import { RequiredContact } from '../../../shared/clinic/admission.ts';
import { IdentifierKind } from '../../../shared/clinic/patient-parts/identifiers.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { identifierKinds } from '../patient-parts/part-words.ts';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';
import { requiredContacts } from '../setting-fields/setting-words.ts';

const switches = [
  {
    field: 'birthDateRequired',
    description: t('It tells namesakes apart. Visitors of the clinic’s page enter it as well.'),
  },
  {
    field: 'numberRequired',
    description: t('Whoever booked on the clinic’s page is entered by hand then, with their number.'),
  },
  {
    field: 'alikeNeedsReason',
    description: t(
      'Whoever has the same birth date and one of the names, or the same name and no other birth date. A file of patients leaves them out.',
    ),
  },
] as const;

/** What the clinic asks of whoever becomes a patient (SET-1). */
export const PatientsFields = ({ form, defaults }: SettingsFields<'patients'>) => {
  const setting = settingsIn(form, defaults);
  return (
    <>
      {switches.map(({ field, description }) => (
        <SwitchSetting key={field} description={description} {...setting(field)} />
      ))}
      <Setting {...setting('contactRequired')}>
        {({ onChange, ...input }) => (
          <Select
            description={t('Wherever they are entered: at the desk, by a file or by a program.')}
            allowDeselect={false}
            data={optionsOf(requiredContacts)}
            onChange={chosen => onChange(RequiredContact.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('identifierKind')}>
        {({ onChange, ...input }) => (
          <Select
            description={t('Which kind stands there when a number is added to a patient.')}
            allowDeselect={false}
            data={optionsOf(identifierKinds)}
            onChange={chosen => onChange(IdentifierKind.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
