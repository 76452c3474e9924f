import { Paper, SegmentedControl } from '@mantine/core';
import { IconCalendarPlus, IconLayoutDashboard } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { PageSkeleton } from '../../ui/pages/PageSkeleton.tsx';
import { CurrentAnnouncements } from '../announcements/CurrentAnnouncements.tsx';
import { BookingDrawer } from '../booking-details/BookingDrawer.tsx';
import type { HomeView } from '../home-search/home-search.ts';
import { OnboardingCard } from '../onboarding/OnboardingCard.tsx';
import { LimitBanner } from '../usage/LimitBanner.tsx';
import { homeLabels, homesOf } from './home-views.ts';

const FiguresHome = lazy(async () => ({ default: (await import('../figures/FiguresHome.tsx')).FiguresHome }));
const FrontDesk = lazy(async () => ({ default: (await import('../front-desk/FrontDesk.tsx')).FrontDesk }));
const OwnDay = lazy(async () => ({ default: (await import('../front-desk/OwnDay.tsx')).OwnDay }));

const Home = ({ view }: { view: HomeView }) => {
  if (view === 'figures') return <FiguresHome />;
  return view === 'desk' ? <FrontDesk /> : <OwnDay />;
};

/** One home per role: what somebody does all day comes first (FD12). */
export const HomePage = () => {
  const { user } = useSession();
  const formats = useFormats();
  const may = useMay();
  const { bookingId, ...search } = useSearch({ from: '/clinic/' });
  const navigate = useNavigate();
  const views = homesOf(user.role, may);
  const view = views.find(each => each === search.view) ?? views[0];

  return (
    <>
      <PageHeader
        title={t('Good day, {name}', { name: user.name })}
        description={formats.longDate(formats.today())}
      >
        {views.length > 1 && (
          <SegmentedControl
            aria-label={t('What the home page shows')}
            data={views.map(each => ({ value: each, label: homeLabels[each] }))}
            value={view ?? ''}
            onChange={chosen => void navigate({ to: '/', search: { view: chosen as HomeView } })}
          />
        )}
        {may('bookings:write') && (
          <ButtonLink
            to="/calendar"
            search={{ book: 'new' }}
            leftSection={<IconCalendarPlus size={18} aria-hidden />}
          >
            {t('New booking')}
          </ButtonLink>
        )}
      </PageHeader>
      <CurrentAnnouncements />
      <LimitBanner />
      <OnboardingCard />
      {view ? (
        <Suspense fallback={<PageSkeleton />}>
          <Home view={view} />
        </Suspense>
      ) : (
        <Paper>
          <EmptyState icon={IconLayoutDashboard} title={t('Nothing is open to your role here')}>
            {t('What you may see is in the menu. Whoever leads the clinic can give you another role.')}
          </EmptyState>
        </Paper>
      )}
      <BookingDrawer bookingId={bookingId} onClose={() => void navigate({ to: '/', search })} />
    </>
  );
};
