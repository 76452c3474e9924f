import type { ComponentProps } from 'react';
import { useFormats } from '../../session.tsx';
import { TimeField } from '../../ui/forms/TimeField.tsx';

/** A time of day of the clinic. */
export const ClinicTime = (props: Omit<ComponentProps<typeof TimeField>, 'formats'>) => (
  <TimeField formats={useFormats()} {...props} />
);
