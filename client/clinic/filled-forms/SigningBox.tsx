import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { fieldOf } from '../../../shared/clinic/forms/evaluate.ts';
import { type FilledForm, FormLocking } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { ask } from '../../ui/forms/ask.tsx';
import { type Reason, ReasonForm } from '../reasons/ReasonForm.tsx';
import { roleNames } from './answer-words.ts';

const why = (title: string, submitLabel: string) =>
  ask<Reason>({
    title,
    render: (give, cancel) => (
      <ReasonForm
        label={t('Reason')}
        schema={FormLocking.pick({ reason: true })}
        {...{ submitLabel, cancelLabel: t('Cancel'), onGiven: give, onCancel: cancel }}
      />
    ),
  });

const steps = {
  signed: t('signed'),
  locked: t('locked it'),
  unlocked: t('unlocked it'),
  moved: t('moved it to another version'),
};

/** Who has signed, who still must, and what changed since (FM47); signing is of what is shown. */
export const SigningBox = ({ form, isUnsaved }: { form: FilledForm; isUnsaved: boolean }) => {
  const may = useMay();
  const { moment } = useFormats();
  const { id, revision } = form;
  const handled = { onError: tellFailure };
  const sign = useMutation(
    api.filledForms.sign.mutationOptions({ ...handled, onSuccess: () => tellSuccess(t('You have signed.')) }),
  );
  const { mutate: lock } = useMutation(api.filledForms.lock.mutationOptions(handled));
  const { mutate: unlock } = useMutation(api.filledForms.unlock.mutationOptions(handled));
  const { mutate: move } = useMutation(api.filledForms.move.mutationOptions(handled));
  const signed = form.steps.filter(({ counts }) => counts).map(({ role }) => role);
  const missing = form.definition.signers.filter(role => !signed.includes(role));
  const changed = form.changedSince?.map(key => fieldOf(form.definition, key)?.label ?? key) ?? [];
  const isOpen = form.status === 'open';
  const withReason = async (isLock: boolean) => {
    const given = isLock
      ? await why(t('Lock this form?'), t('Lock'))
      : await why(t('Unlock this form? All have to sign again.'), t('Unlock'));
    if (given) (isLock ? lock : unlock)({ id, ...given });
  };

  return (
    <Paper component="section" p="md" aria-labelledby="signing">
      <Title order={2} size="h5" id="signing" mb="xs">
        {t('Signatures')}
      </Title>
      <Stack gap="xs">
        {missing.length > 0 && (
          <Text size="sm">
            {t('Still to sign: {roles}', { roles: missing.map(role => roleNames[role]).join(', ') })}
          </Text>
        )}
        {changed.length > 0 && (
          <Text size="sm">
            {t('Changed since the last signature: {fields}', { fields: changed.join(', ') })}
          </Text>
        )}
        <ul className="parts">
          {form.steps.map(step => (
            <li key={step.id}>
              <div>
                <Text size="sm">
                  {step.by ?? t('Someone')} {steps[step.kind]}
                  {step.role && ` (${roleNames[step.role]})`}
                  {step.kind === 'signed' && !step.counts && `, ${t('no longer valid')}`}
                </Text>
                <Text size="xs" c="dimmed">
                  {[moment(step.at), step.reason].filter(Boolean).join(' · ')}
                </Text>
              </div>
            </li>
          ))}
        </ul>
        <Group gap="xs">
          {isOpen && may('forms:fill') && (
            <>
              <Button
                disabled={isUnsaved}
                loading={sign.isPending}
                onClick={() => sign.mutate({ id, revision })}
              >
                {t('Sign')}
              </Button>
              <Button variant="default" onClick={() => void withReason(true)}>
                {t('Lock')}
              </Button>
            </>
          )}
          {!isOpen && may('forms:write') && (
            <Button variant="default" onClick={() => void withReason(false)}>
              {t('Unlock')}
            </Button>
          )}
          {isOpen && form.latest > form.number && (
            <Button variant="default" disabled={isUnsaved} onClick={() => move({ id, number: form.latest })}>
              {t('Move to version {number}', { number: form.latest })}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
};
