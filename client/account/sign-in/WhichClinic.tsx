import { Anchor, Button, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconArrowRight } from '@tabler/icons-react';
import type { FrontDoor } from '../../../shared/account/session.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Slug } from '../../../shared/scalars.ts';

type Props = { demoClinics: FrontDoor['demoClinics'] };

const addressOf = (slug: string) => {
  const { protocol, hostname, port } = window.location;
  const apex = hostname.replace(/^www\./, '');
  return `${protocol}//${slug}.${apex}${port ? `:${port}` : ''}/`;
};

const explain = (typed: string) =>
  Slug.safeParse(typed.trim().toLowerCase()).success
    ? null
    : t('Please enter the first part of your clinic’s web address: lower-case letters, digits and hyphens.');

export const WhichClinic = ({ demoClinics }: Props) => {
  const form = useForm({ initialValues: { slug: '' }, validate: { slug: explain } });
  const { host } = window.location;

  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('Which clinic?')}
        </Title>
        <Text c="dimmed" size="sm" mt={4}>
          {t('Every clinic has a web address of its own.')}
        </Text>
      </div>
      <form
        noValidate
        onSubmit={form.onSubmit(({ slug }) => window.location.assign(addressOf(slug.trim().toLowerCase())))}
      >
        <Group align="flex-start" gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            label={t('Web address of the clinic')}
            placeholder="sunrise"
            size="md"
            autoCapitalize="none"
            spellCheck={false}
            rightSection={
              <Text size="sm" c="dimmed" pe="sm" style={{ whiteSpace: 'nowrap' }}>
                .{host.replace(/^www\./, '')}
              </Text>
            }
            rightSectionWidth="auto"
            {...form.getInputProps('slug')}
          />
          <Button type="submit" size="md" mt={25} rightSection={<IconArrowRight size={18} aria-hidden />}>
            {t('Go')}
          </Button>
        </Group>
      </form>
      {demoClinics.map(({ slug, name, url, logins }) => (
        <Paper key={slug} p="md">
          <Anchor href={url} fw={650}>
            {name}
          </Anchor>
          <Text size="xs" c="dimmed" mb="xs">
            {url}
          </Text>
          <Table.ScrollContainer
            minWidth={400}
            scrollAreaProps={{
              viewportProps: {
                tabIndex: 0,
                role: 'group',
                'aria-label': t('Logins of {clinic}', { clinic: name }),
              },
            }}
          >
            <Table
              fz="xs"
              verticalSpacing={3}
              horizontalSpacing={4}
              aria-label={t('Demo logins of {clinic}', { clinic: name })}
            >
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('Role')}</Table.Th>
                  <Table.Th>{t('E-mail')}</Table.Th>
                  <Table.Th>{t('Password')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {logins.map(({ role, email, password }) => (
                  <Table.Tr key={email}>
                    <Table.Td tt="capitalize">{role}</Table.Td>
                    <Table.Td>{email}</Table.Td>
                    <Table.Td ff="monospace" style={{ whiteSpace: 'nowrap' }}>
                      {password}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      ))}
    </Stack>
  );
};
