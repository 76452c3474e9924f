import { Button, FileInput, MultiSelect, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { HolidayFile, type HolidayImport } from '../../../shared/clinic/holidays.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { FormActions } from '../../ui/forms/FormActions.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { HolidayPreview } from './HolidayPreview.tsx';

type Props = {
  facilities: { value: string; label: string }[];
  chosen: string[];
  onClose: () => void;
};
type Values = { facilityIds: string[]; calendar: string };

/** Takes the public holidays of a country from a file: shows first what it would do, then does it. */
export const HolidayImportForm = ({ facilities, chosen, onClose }: Props) => {
  const look = useMutation(api.holidays.preview.mutationOptions());
  const take = useMutation(api.holidays.import.mutationOptions());
  const [file, setFile] = useState<File | null>(null);
  const [seen, setSeen] = useState<HolidayImport>();
  const added = seen?.days.filter(({ outcome }) => outcome === 'added' || outcome === 'changed').length ?? 0;
  const { form, submit, failure } = useSentForm<Values>({
    start: { facilityIds: chosen, calendar: '' },
    validate: values =>
      Object.fromEntries(
        (HolidayFile.safeParse(values).error?.issues ?? []).map(({ path, message }) => [
          path.join('.'),
          message,
        ]),
      ),
    send: async values => {
      if (!seen) return setSeen(await look.mutateAsync(values));
      await take.mutateAsync({ ...values, keepBookings: true });
      tellSuccess(
        t('{count, plural, one {A holiday is taken.} other {# holidays are taken.}}', { count: added }),
      );
      onClose();
    },
  });

  const choose = async (file: File | null) => {
    setFile(file);
    setSeen(undefined);
    form.setFieldValue('calendar', file ? await file.text() : '');
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" pb="md">
        <FileInput
          label={t('Calendar file')}
          description={t('Public holidays of a country or region, ending in .ics')}
          placeholder={t('Choose a file')}
          withAsterisk
          accept=".ics,text/calendar"
          value={file}
          onChange={file => void choose(file)}
          error={form.errors.calendar}
        />
        <MultiSelect
          label={t('Facilities')}
          withAsterisk
          data={facilities}
          {...form.getInputProps('facilityIds')}
          onChange={facilityIds => {
            setSeen(undefined);
            form.setFieldValue('facilityIds', facilityIds);
          }}
        />
        {seen && <HolidayPreview seen={seen} />}
      </Stack>
      <FormActions failure={failure}>
        <Button variant="default" onClick={onClose}>
          {seen && added === 0 ? t('Close') : t('Cancel')}
        </Button>
        {!(seen && added === 0) && (
          <Button type="submit" loading={form.submitting}>
            {seen
              ? t('{count, plural, one {Take this holiday} other {Take these # holidays}}', { count: added })
              : t('Show what it holds')}
          </Button>
        )}
      </FormActions>
    </form>
  );
};
