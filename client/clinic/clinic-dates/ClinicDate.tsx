import type { ComponentProps } from 'react';
import { useFormats } from '../../session.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';

/** A date as people of the clinic type it. */
export const ClinicDate = (props: Omit<ComponentProps<typeof DateField>, 'formats'>) => (
  <DateField formats={useFormats()} {...props} />
);
