import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { BookingForm } from './BookingForm.tsx';

/** Where in the calendar the user clicked or dragged, on the clinic's clock. */
export type SlotDraft = {
  date: string;
  time?: string;
  endTime?: string;
  practitionerId?: string;
  facilityId?: string;
};

type Props = { opened: boolean; draft: SlotDraft; patientId: string | undefined; onClose: () => void };

export const BookingModal = ({ opened, draft, patientId, onClose }: Props) => (
  <FormDialog isModal opened={opened} onClose={onClose} title="New booking" size="lg">
    <BookingForm draft={draft} patientId={patientId} onClose={onClose} />
  </FormDialog>
);
