import { Alert, Anchor, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { FormField } from '../../../shared/clinic/forms/definition.ts';
import { evaluate, fieldOf } from '../../../shared/clinic/forms/evaluate.ts';
import type { FilledForm } from '../../../shared/clinic/forms/filled-forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { PlacementSpecialists } from '../specialists/PlacementSpecialists.tsx';
import { AboutField } from './AboutField.tsx';
import type { Typed } from './answer-saver.ts';
import { answerInWords, formStatuses } from './answer-words.ts';
import { FieldBox, inputId } from './FieldBox.tsx';
import { SigningBox } from './SigningBox.tsx';
import { useFilling } from './use-filling.ts';

export const FilledFormPage = () => {
  const { filledFormId: id } = useParams({ from: '/clinic/filled-forms/$filledFormId' });
  const { data: form, error, refetch } = useQuery(api.filledForms.get.queryOptions({ id }));
  if (!form && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!form) return <Skeleton h={420} aria-busy="true" />;
  return <Filling key={id} form={form} />;
};

/** "Saved" follows the server's answer, and is said only where nothing waits (FM45). */
const savedWords = (typed: ReadonlyMap<string, Typed>): string => {
  const states = new Set([...typed.values()].map(({ state }) => state));
  if (states.has('unreachable'))
    return t('The server cannot be reached. What you typed is kept on this page, and saved once it can.');
  if (states.has('wrong')) return t('Something is not saved: please look at the fields with an error.');
  return states.has('waiting') || states.has('saving') ? t('Saving …') : t('All is saved');
};

/** Each section that is required to a part, with a way to what is missing (FM21, FM25). */
const Missing = ({ form, keys }: { form: FilledForm; keys: string[] }) =>
  keys.length === 0 ? null : (
    <Text size="sm">
      {t('Still to be filled in:')}{' '}
      {keys.map((key, place) => (
        <span key={key}>
          {place > 0 && ', '}
          <Anchor
            href={`#${inputId(key)}`}
            size="sm"
            onClick={event => {
              event.preventDefault();
              const box = document.querySelector<HTMLElement>(`[data-field="${key}"]`);
              box?.querySelector<HTMLElement>(':is(input,textarea)')?.focus();
            }}
          >
            {fieldOf(form.definition, key)?.label ?? key}
          </Anchor>
        </span>
      ))}
    </Text>
  );

const Filling = ({ form }: { form: FilledForm }) => {
  const formats = useFormats();
  const may = useMay();
  const { saver, typed } = useFilling(form.id);
  const [about, setAbout] = useState<FormField>();
  const openAbout = useCallback((field: FormField) => setAbout(field), []);
  const isClosed = form.status !== 'open' || !may('forms:fill');
  const given = new Map(form.answers.map(answer => [answer.field, answer]));
  const answers = Object.fromEntries([
    ...form.answers.map(({ field, value }) => [field, value]),
    ...[...typed].map(([field, { value }]) => [field, value]),
  ]);
  const state = evaluate(form.definition, answers);
  const rivalsOf = Map.groupBy(form.rivals, ({ field }) => field);
  const commentsOn = Map.groupBy(
    form.comments.filter(({ settledAt }) => !settledAt),
    ({ field }) => field,
  );
  const required = state.sections.reduce((sum, section) => sum + section.required, 0);
  const kept = [...state.leftOut, ...state.homeless];

  return (
    <>
      <AnchorLink
        to="/patients/$patientId"
        params={{ patientId: form.patientId }}
        search={{ tab: 'forms' }}
        size="sm"
      >
        {t('Forms of this patient')}
      </AnchorLink>
      <PageHeader
        title={form.name}
        description={
          <Group component="span" gap="sm">
            <Status {...formStatuses[form.status]} />
            <span>{t('Version {number}', { number: form.number })}</span>
            {required > 0 && (
              <span>
                {t('{answered} of {required} required answers', {
                  answered: required - state.missing.length,
                  required,
                })}
              </span>
            )}
          </Group>
        }
      />
      <Text component="output" size="sm" className="form-saved" display="block" mb="sm">
        {isClosed ? '' : savedWords(typed)}
      </Text>
      <Stack gap="md">
        <Missing form={form} keys={state.missing} />
        {form.definition.sections
          .filter((_, place) => state.sections[place]?.isShown)
          .map(section => (
            <Paper component="section" key={section.key} p="md" aria-labelledby={`section-${section.key}`}>
              <Title order={2} size="h5" id={`section-${section.key}`} mb="xs">
                {section.title}
              </Title>
              {section.help && (
                <Text size="sm" c="dimmed" mb="xs">
                  {section.help}
                </Text>
              )}
              <Stack gap="sm">
                {section.fields
                  .filter(({ key }) => state.shown.has(key))
                  .map(field => (
                    <FieldBox
                      key={field.key}
                      formId={form.id}
                      {...{ field, isClosed, saver }}
                      answer={given.get(field.key)}
                      rivals={rivalsOf.get(field.key) ?? none}
                      typed={typed.get(field.key)}
                      comments={commentsOn.get(field.key)?.length ?? 0}
                      onAbout={openAbout}
                    />
                  ))}
              </Stack>
            </Paper>
          ))}
        {kept.length > 0 && (
          <Alert color="gray" title={t('Kept, and not part of the form as it is now')}>
            {kept.map(key => {
              const field = fieldOf(form.definition, key);
              return (
                <Text size="sm" key={key} className="as-written">
                  {field?.label ?? key}: {answerInWords(field, given.get(key)?.value ?? null, formats)}
                </Text>
              );
            })}
          </Alert>
        )}
        {form.placementId && may('clinical:read') && <PlacementSpecialists placementId={form.placementId} />}
        <SigningBox form={form} isUnsaved={saver.isUnsaved} />
        <Contributors form={form} />
      </Stack>
      <AboutField form={form} field={about} isClosed={isClosed} onClose={() => setAbout(undefined)} />
    </>
  );
};

/** One and the same, so that fields without rivals are not drawn anew (FM13). */
const none: FilledForm['rivals'] = [];

const Contributors = ({ form }: { form: FilledForm }) => {
  const { moment } = useFormats();
  if (form.contributors.length === 0) return null;
  return (
    <Paper component="section" p="md" aria-labelledby="contributors">
      <Title order={2} size="h5" id="contributors" mb="xs">
        {t('Who filled this in')}
      </Title>
      {form.contributors.map(({ by, answers, at }) => (
        <Text size="sm" key={by ?? ''}>
          {t('{name}: {count, plural, one {# answer} other {# answers}}, last {moment}', {
            name: by ?? t('Someone'),
            count: answers,
            moment: moment(at),
          })}
        </Text>
      ))}
    </Paper>
  );
};
