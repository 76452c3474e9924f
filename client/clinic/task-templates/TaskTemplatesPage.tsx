import { IconTemplate } from '@tabler/icons-react';
import type { TaskTemplate } from '../../../shared/clinic/task-templates.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { useTrash } from '../records/use-trash.ts';
import { taskPriorities } from '../tasks/task-words.ts';
import { TaskTemplateForm, templateName } from './TaskTemplateForm.tsx';

const dueInWords = ({ dueInDays }: TaskTemplate): string =>
  dueInDays === null
    ? t('Without a day')
    : t('{count, plural, =0 {Due on the same day} one {Due a day later} other {Due # days later}}', {
        count: dueInDays,
      });

const columns: Column<TaskTemplate>[] = [
  {
    accessor: 'title',
    title: t('What is to be done'),
    cellsClassName: 'main-column',
    render: template => <TwoLines title={template.title} note={dueInWords(template)} />,
  },
  {
    accessor: 'items',
    title: t('Checklist'),
    render: ({ items }) =>
      t('{count, plural, =0 {No lines} one {One line} other {# lines}}', { count: items.length }),
  },
  {
    accessor: 'priority',
    title: t('Priority'),
    visibleMediaQuery: onWideScreens,
    render: ({ priority }) => taskPriorities[priority],
  },
];

/** What tasks of the clinic begin with (WRK-2). */
export const TaskTemplatesPage = () => (
  <RecordPage
    title={t('Task templates')}
    description={t('What is done here again and again, with its checklist')}
    titles={{ new: t('New template'), edit: t('Edit template') }}
    mayWrite={useMay()('templates:write')}
    pages={usePages(api.taskTemplates.list, {})}
    columns={columns}
    Form={TaskTemplateForm}
    trash={useTrash(null, trpc.taskTemplates, templateName)}
    empty={{
      icon: IconTemplate,
      title: t('No templates yet'),
      children: t('A new task can begin with a template, and is a task of its own from then on.'),
    }}
  />
);
