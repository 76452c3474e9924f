import { useMutation } from '@tanstack/react-query';
import type { Settings } from '../../shared/settings.ts';
import { api } from '../trpc.ts';
import { BookingFields } from './BookingFields.tsx';
import { BookingDraft } from './booking-draft.ts';
import { SettingsFrame } from './SettingsFrame.tsx';
import { settingsWords } from './setting-words.ts';
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
