import './invitation.ts';
import { Suspense, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Announcer } from './announcer.tsx';
import { lazily } from './lazily.ts';
import './parts.css';
import { PlainPage } from './plain-page.tsx';
import { StoppedPage } from './stopped-page.tsx';
import './tokens.css';
import { language, onLanguage, speak, spoken, t } from './words.ts';

const pages = {
  '': lazily(['join', 'door'], () => import('./join.tsx')),
  attend: lazily(['floor', 'queue', 'refusals', 'attend'], () => import('./attend.tsx')),
  chair: lazily(
    ['floor', 'queue', 'why', 'refusals', 'staff', 'agenda', 'polls', 'chair', 'chat', 'reading', 'door'],
    () => import('./chair.tsx'),
  ),
  desk: lazily(
    ['floor', 'queue', 'refusals', 'staff', 'agenda', 'polls', 'chair', 'desk', 'chat', 'captions', 'join', 'door'],
    () => import('./desk.tsx'),
  ),
  relay: lazily(
    ['floor', 'queue', 'refusals', 'asked', 'staff', 'attend', 'chair', 'chat', 'reading', 'relay', 'door'],
    () => import('./relay.tsx'),
  ),
  screen: lazily(['floor', 'queue', 'screen', 'door'], () => import('./screen.tsx')),
  kiosk: lazily(['floor', 'queue', 'refusals', 'kiosk', 'door'], () => import('./kiosk.tsx')),
  groups: lazily(
    ['floor', 'queue', 'refusals', 'staff', 'agenda', 'chair', 'desk', 'chat', 'groups', 'outing', 'board', 'door'],
    () => import('./groups-page.tsx'),
  ),
  messages: lazily(['floor', 'refusals', 'staff', 'chair', 'messages', 'actions', 'door'], () => import('./messages-page.tsx')),
  notes: lazily(
    ['document', 'margin', 'presented', 'actions', 'messages', 'refusals', 'outing', 'staff', 'chair', 'door'],
    () => import('./document.tsx'),
  ),
  parity: lazily(['floor', 'parity', 'door'], () => import('./parity.tsx')),
  record: lazily(['floor', 'record', 'record-page', 'refusals', 'door'], () => import('./record.tsx')),
  transcripts: lazily(['refusals', 'staff', 'chair', 'actions', 'transcripts', 'door'], () => import('./transcripts.tsx')),
  captions: lazily(['refusals', 'captions', 'chat', 'queue', 'door'], () => import('./captions.tsx')),
  queue: lazily(['floor', 'queue', 'attend', 'parts'], () => import('./queue-page.tsx')),
};
const Welcome = lazily(['welcome', 'door'], () => import('./welcome.tsx'));

/** `/`, `/m/CODE` and `/m/CODE/page`; all else is a mistyped address. */
function Page({ path }: { path: string }) {
  if (path === '/') return <Welcome code="" />;
  const [, code, page = ''] = /^\/m\/([\p{L}\p{N}-]+)(?:\/([a-z]*))?\/?$/u.exec(path) ?? [];
  if (code === undefined || !Object.hasOwn(pages, page))
    return (
      <PlainPage title={t('common.unknown-title')} next={{ href: '/', label: t('common.to-start') }}>
        {t('common.unknown')}
      </PlainPage>
    );
  const Found = pages[page as keyof typeof pages];
  return <Found code={code.toUpperCase()} />;
}

function App() {
  const spokenNow = useSyncExternalStore(onLanguage, spoken);
  return (
    <>
      <StoppedPage key={spokenNow}>
        <Suspense fallback={<PlainPage title={t('common.onefloor')}>{t('common.loading')}</PlainPage>}>
          <Page path={location.pathname} />
        </Suspense>
      </StoppedPage>
      <Announcer />
    </>
  );
}

// Nothing waits here at the top: what is packed with this page's beginning is imported by all that comes later.
void speak(language(), ['common']).then(() => createRoot(document.getElementById('root')!).render(<App />));
