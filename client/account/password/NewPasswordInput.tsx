import { PasswordInput, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { strengthOf } from './password-strength.ts';

type Props = {
  label: string;
  /** As it is typed, for the judgement below the field. */
  typed: string;
  /** What the password must not be made of, as far as this page knows it. */
  own: string[];
  field: GetInputPropsReturnType;
  /** What the form says already, and the field need not say once more (FD24). */
  refusal: string | undefined;
};

/** A field for a new password that says how good it is, in words. */
export const NewPasswordInput = ({ label, typed, own, field, refusal }: Props) => {
  const [judged] = useDebouncedValue(typed, 200);
  const { data } = useQuery({
    queryKey: ['password strength', judged, own],
    queryFn: () => strengthOf(judged, own),
    enabled: judged !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const strength = typed === '' ? undefined : data;
  const words = strength?.words ?? t('At least 12 characters. Several unrelated words make a good one.');

  return (
    <div>
      <PasswordInput
        label={label}
        autoComplete="new-password"
        size="md"
        visibilityToggleButtonProps={{ 'aria-label': t('Show the password') }}
        {...field}
      />
      <Text
        component="output"
        size="sm"
        mt={6}
        display="block"
        mih="2.6em"
        c={strength?.isEnough ? 'pine' : 'dimmed'}
      >
        {![refusal, field.error].includes(words) && words}
      </Text>
    </div>
  );
};
