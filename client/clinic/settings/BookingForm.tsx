import { useMutation } from '@tanstack/react-query';
import type { Settings } from '../../../shared/clinic/settings.ts';
import { api } from '../../trpc.ts';
import { BookingFields } from '../setting-fields/BookingFields.tsx';
import { BookingDraft } from '../setting-fields/booking-draft.ts';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../setting-fields/setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

export const BookingForm = ({ settings }: { settings: Settings['booking'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateBooking.mutationOptions());
  const { form, frame } = useSettingsForm({
    ...{ schema: BookingDraft, settings, pick: all => all.booking, update },
  });

  return (
    <SettingsFrame title={settingsWords.booking.title} {...frame}>
      <BookingFields form={form} defaults={settings.defaults} />
    </SettingsFrame>
  );
};
