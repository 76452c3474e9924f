import { Button, Group, Menu, Stack, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { IconBookmark, IconChevronDown, IconTrash } from '@tabler/icons-react';
import { type BookingFilters, BookingView } from '../../../shared/clinic/preferences.ts';
import { offerUndo, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { ask } from '../../ui/forms/ask.tsx';
import { usePreferences } from '../preferences/use-preferences.ts';

type Props = { filters: BookingFilters; onPick: (filters: BookingFilters) => void };

/** What a front desk asks for most (FD16). */
const ready: BookingView[] = [
  {
    name: 'No-shows of the last 30 days',
    filters: { span: 'last-30', status: ['no_show'], newestFirst: true },
  },
  { name: 'Unconfirmed in the next 30 days', filters: { span: 'next-30', status: ['pending'] } },
];

const Name = BookingView.pick({ name: true });

const NameForm = ({ onNamed }: { onNamed: (name: string) => void }) => {
  const form = useForm({ initialValues: { name: '' }, validate: schemaResolver(Name, { sync: true }) });
  return (
    <form onSubmit={form.onSubmit(({ name }) => onNamed(name.trim()))} noValidate>
      <Stack gap="sm">
        <TextInput label="Name" withAsterisk data-autofocus {...form.getInputProps('name')} />
        <Group justify="flex-end">
          <Button type="submit">Save the view</Button>
        </Group>
      </Stack>
    </form>
  );
};

/** Filters under a name, kept for the user wherever they sign in. */
export const SavedViews = ({ filters, onPick }: Props) => {
  const { preferences, save } = usePreferences();
  const views = preferences.bookingViews;

  const keep = async () => {
    const name = await ask<string>({
      title: 'Save these filters',
      size: 'sm',
      render: give => <NameForm onNamed={give} />,
    });
    if (!name) return;
    const others = views.filter(view => view.name !== name);
    if (await save({ bookingViews: [...others, { name, filters }] }))
      tellSuccess(`The view ${name} is saved.`);
  };
  const remove = ({ name }: BookingView) => {
    void save({ bookingViews: views.filter(view => view.name !== name) }).then(
      isSaved => isSaved && offerUndo(`The view ${name} is removed.`, () => save({ bookingViews: views })),
    );
  };

  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Views
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {[...ready, ...views].map(view => (
          <Menu.Item key={view.name} onClick={() => onPick(view.filters)}>
            {view.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void keep()}>Save these filters…</Menu.Item>
        {views.map(view => (
          <Menu.Item
            key={view.name}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => remove(view)}
          >
            Remove {view.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
