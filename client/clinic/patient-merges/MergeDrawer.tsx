import { t } from '../../../shared/i18n/translate.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { MergeForm } from './MergeForm.tsx';

type Props = {
  patientId: string;
  /** The other one, or empty while nobody is chosen; undefined is closed. */
  otherId: string | undefined;
  onClose: () => void;
};

export const MergeDrawer = ({ patientId, otherId, onClose }: Props) => (
  <FormDialog
    opened={otherId !== undefined}
    title={t('Merge with another patient')}
    size="lg"
    onClose={onClose}
  >
    {otherId !== undefined && <MergeForm {...{ patientId, otherId, onClose }} />}
  </FormDialog>
);
