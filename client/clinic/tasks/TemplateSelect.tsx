import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { TaskTemplate } from '../../../shared/clinic/task-templates.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';

/** So many are offered; whoever has more finds the task sooner by its words. */
const MOST = 100;

/** Begins a new task with a template; a clinic without one is not asked. */
export const TemplateSelect = ({ onChoose }: { onChoose: (template: TaskTemplate) => void }) => {
  const { data } = useQuery(api.taskTemplates.list.queryOptions({ limit: MOST }));
  const templates = data?.items ?? [];
  if (templates.length === 0) return null;
  return (
    <Select
      label={t('Begin with a template')}
      searchable
      openOnFocus={false}
      nothingFoundMessage={t('No template found')}
      data={templates.map(({ id, title }) => ({ value: id, label: title }))}
      value={null}
      onChange={chosen => {
        const template = templates.find(({ id }) => id === chosen);
        if (template) onChoose(template);
      }}
    />
  );
};
