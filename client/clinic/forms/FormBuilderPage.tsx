import { Alert, Button, Group, MultiSelect, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useBlocker, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { FormDefinition, SigningRole } from '../../../shared/clinic/forms/definition.ts';
import { differenceOf } from '../../../shared/clinic/forms/difference.ts';
import type { Form } from '../../../shared/clinic/forms/forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { agreed } from '../../ui/forms/ask.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { roleNames } from '../filled-forms/answer-words.ts';
import { moved, newSection, withSection } from './draft-steps.ts';
import { MoveButtons, SectionEditor } from './SectionEditor.tsx';

export const FormBuilderPage = () => {
  const { formId: id } = useParams({ from: '/clinic/forms/$formId' });
  const { data: form, error, refetch } = useQuery(api.forms.get.queryOptions({ id }));
  if (!form && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!form) return <Skeleton h={420} aria-busy="true" />;
  return (
    <>
      <AnchorLink to="/forms" size="sm">
        {t('Forms')}
      </AnchorLink>
      {form.draft ? (
        <Builder key={`${form.id} ${form.version}`} form={form} draft={form.draft} />
      ) : (
        <Published form={form} />
      )}
    </>
  );
};

/** Versions never change; a draft is made from any of them (FM10). */
const Published = ({ form }: { form: Form }) => {
  const { moment } = useFormats();
  const { mutate: begin, isPending } = useMutation(
    api.forms.beginDraft.mutationOptions({ onError: tellFailure }),
  );
  return (
    <>
      <PageHeader
        title={form.name}
        description={t('Version {number} is filled in at the moment.', { number: form.latest })}
      />
      <Paper p="md">
        <ul className="parts">
          {form.versions.map(({ number, publishedAt, by }) => (
            <li key={number}>
              <div>
                <Text size="sm" fw={600}>
                  {t('Version {number}', { number })}
                </Text>
                <Text size="xs" c="dimmed">
                  {t('{name}, {moment}', { name: by ?? t('Someone'), moment: moment(publishedAt) })}
                </Text>
              </div>
              <Button
                size="compact-sm"
                variant="default"
                loading={isPending}
                onClick={() => begin({ id: form.id, version: form.version, from: number })}
              >
                {t('New draft from version {number}', { number })}
              </Button>
            </li>
          ))}
        </ul>
      </Paper>
    </>
  );
};

const Changes = ({ before, after }: { before: FormDefinition; after: FormDefinition }) => {
  const { added, removed, changed } = differenceOf(before, after);
  return (
    <Paper p="md" component="section" aria-label={t('What this draft changes')}>
      <Title order={2} size="h5" mb="xs">
        {t('What this draft changes')}
      </Title>
      {added.length > 0 && <Text size="sm">{t('New: {fields}', { fields: added.join(', ') })}</Text>}
      {removed.length > 0 && <Text size="sm">{t('Gone: {fields}', { fields: removed.join(', ') })}</Text>}
      {changed.map(({ label, before: was }) => (
        <Text size="sm" key={label}>
          {was === null
            ? t('Changed: {field}', { field: label })
            : t('“{before}” becomes “{field}”', { before: was, field: label })}
        </Text>
      ))}
      {added.length + removed.length + changed.length === 0 && (
        <Text size="sm">{t('No field is changed.')}</Text>
      )}
    </Paper>
  );
};

const Builder = ({ form, draft: start }: { form: Form; draft: FormDefinition }) => {
  // Every step can be taken back (FM10).
  const [steps, setSteps] = useState([start]);
  const draft = steps.at(-1) ?? start;
  const isDirty = draft !== start;
  const put = (next: FormDefinition) => setSteps(before => [...before, next].slice(-200));
  const [chosen, setChosen] = useState(0);
  const place = Math.min(chosen, draft.sections.length - 1);
  const section = draft.sections[place];
  const faults = FormDefinition.safeParse(draft).error?.issues.map(({ message }) => message) ?? [];
  const published = new Set(form.published?.sections.flatMap(({ fields }) => fields.map(({ key }) => key)));
  const {
    mutate,
    mutateAsync: save,
    isPending,
  } = useMutation(api.forms.update.mutationOptions({ onError: tellFailure }));
  const { mutateAsync: publish } = useMutation(api.forms.publish.mutationOptions({ onError: tellFailure }));
  const { id, version } = form;
  // What fails of it is told by the call that failed.
  const { mutate: publishIt, isPending: isPublishing } = useMutation({
    mutationFn: async () => {
      const saved = isDirty ? await save({ id, version, draft }) : form;
      await publish({ id, version: saved.version });
      tellSuccess(t('{name} is published.', { name: form.name }));
    },
  });
  useBlocker({
    shouldBlockFn: async () =>
      isDirty &&
      !(await agreed({
        title: t('Discard changes?'),
        children: t('What you have built is not saved.'),
        labels: { confirm: t('Discard'), cancel: t('Keep editing') },
        confirmProps: { color: 'red.9' },
      })),
    enableBeforeUnload: () => isDirty,
  });

  return (
    <>
      <PageHeader
        title={form.name}
        description={
          form.latest > 0
            ? t('A draft; version {number} is filled in until it is published.', { number: form.latest })
            : t('A draft')
        }
      >
        <Button
          variant="default"
          disabled={steps.length === 1}
          onClick={() => setSteps(before => before.slice(0, -1))}
        >
          {t('Undo')}
        </Button>
        <Button
          variant="default"
          disabled={!isDirty || faults.length > 0}
          loading={isPending}
          onClick={() => mutate({ id, version, draft })}
        >
          {t('Save draft')}
        </Button>
        <Button disabled={faults.length > 0} loading={isPublishing} onClick={() => publishIt()}>
          {t('Publish')}
        </Button>
      </PageHeader>
      <Stack gap="md">
        {faults.length > 0 && (
          <Alert color="red" title={t('This draft cannot be saved like this')}>
            {faults.map(fault => (
              <Text size="sm" key={fault}>
                {fault}
              </Text>
            ))}
          </Alert>
        )}
        <Paper p="md" component="section" aria-label={t('Sections')}>
          <Stack gap={4}>
            {draft.sections.map(({ key, title }, at) => (
              <Group key={key} justify="space-between" wrap="nowrap">
                <Button
                  variant={at === place ? 'light' : 'subtle'}
                  justify="flex-start"
                  aria-pressed={at === place}
                  onClick={() => setChosen(at)}
                >
                  {title}
                </Button>
                <MoveButtons
                  name={title}
                  isOnly={draft.sections.length === 1}
                  onMove={by => put({ ...draft, sections: moved(draft.sections, at, by) })}
                  onRemove={() => put({ ...draft, sections: draft.sections.toSpliced(at, 1) })}
                />
              </Group>
            ))}
            <Group mt="xs">
              <Button
                variant="default"
                size="compact-sm"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => {
                  put({ ...draft, sections: [...draft.sections, newSection()] });
                  setChosen(draft.sections.length);
                }}
              >
                {t('Add a section')}
              </Button>
            </Group>
          </Stack>
        </Paper>
        {section && (
          <Paper p="md" component="section" aria-label={section.title}>
            <SectionEditor
              key={section.key}
              {...{ draft, section, published }}
              onChange={change => put(withSection(draft, place, change))}
            />
          </Paper>
        )}
        <Paper p="md">
          <MultiSelect
            label={t('Who has to sign')}
            description={t(
              'Each role by a person of its own; without any, one signature of anybody is enough.',
            )}
            data={SigningRole.options.map(role => ({ value: role, label: roleNames[role] }))}
            value={draft.signers}
            onChange={signers => put({ ...draft, signers: SigningRole.array().parse(signers) })}
          />
        </Paper>
        {form.published && <Changes before={form.published} after={draft} />}
        {form.latest > 0 && (
          <Group>
            <Button variant="default" onClick={() => void save({ id, version, draft: null })}>
              {t('Throw this draft away')}
            </Button>
          </Group>
        )}
      </Stack>
    </>
  );
};
