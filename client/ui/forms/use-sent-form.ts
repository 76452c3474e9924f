import { type FormValidateInput, useForm } from '@mantine/form';
import { useState } from 'react';
import { type Failure, failureOf } from '../failure/failure.ts';

type Options<Values> = {
  start: Values;
  validate: FormValidateInput<Values>;
  send: (values: Values) => Promise<void>;
  /** What else to do about a refusal; it is shown in any case. */
  onRefused?: (refused: Failure) => void;
};

/** A form that is sent as a whole: checked before, and with the server's sentences at its fields after it. */
export const useSentForm = <Values extends Record<string, unknown>>(options: Options<Values>) => {
  const { start, validate, send, onRefused } = options;
  const [failure, setFailure] = useState<Failure>();
  const form = useForm<Values>({ initialValues: start, validate });

  /** Whoever works with the keyboard goes on where something is to be put right. */
  const goTo = (errors: typeof form.errors) => form.getInputNode(Object.keys(errors)[0] ?? '')?.focus();
  const submit = form.onSubmit(async values => {
    setFailure(undefined);
    try {
      await send(values);
    } catch (error) {
      const refused = failureOf(error);
      form.setErrors(refused.fields ?? {});
      setFailure(refused);
      onRefused?.(refused);
    }
  }, goTo);
  return { form, submit, failure, setFailure };
};
