import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { WaitingEntryForm, type Wish } from '../waiting-list/WaitingEntryForm.tsx';
import { BookingForm } from './BookingForm.tsx';

/** Where in the calendar the user clicked or dragged, on the clinic's clock, and what is known of it besides. */
export type SlotDraft = {
  date: string;
  time?: string;
  endTime?: string;
  practitionerId?: string;
  facilityId?: string;
  roomId?: string;
  serviceId?: string;
  minutes?: number;
};

/** What was asked for, which says so once it is booked. */
export type AskedFor = { id: string; version: number };

type Props = {
  opened: boolean;
  draft: SlotDraft;
  patientId: string | undefined;
  request?: AskedFor;
  onClose: () => void;
};

/** Books a time, or puts the patient on the waiting list where there is none; the way back from there loses nothing. */
export const BookingModal = ({ opened, draft, patientId, request, onClose }: Props) => {
  const [wish, setWish] = useState<Wish>();
  const goBack = () => setWish(undefined);
  const isWaiting = wish !== undefined;
  return (
    <>
      <FormDialog isModal opened={opened} onClose={onClose} title={t('New booking')} size="lg">
        <BookingForm {...{ draft, patientId, request, onClose }} onWait={setWish} />
      </FormDialog>
      <FormDialog isModal opened={isWaiting} onClose={goBack} title={t('Put on the waiting list')} size="lg">
        <WaitingEntryForm
          record={undefined}
          wish={wish}
          onClose={() => {
            goBack();
            onClose();
          }}
        />
      </FormDialog>
    </>
  );
};
