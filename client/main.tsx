import './invitation.ts';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { Announcer } from './announcer.tsx';
import { LetIn } from './let-in.tsx';
import './parts.css';
import { PlainPage } from './plain-page.tsx';
import { StoppedPage } from './stopped-page.tsx';
import './tokens.css';
import { language, onLanguage, speak, spoken, t } from './words.ts';

const pages = {
  '': lazy(() => import('./join.tsx')),
  attend: lazy(() => import('./attend.tsx')),
  chair: lazy(() => import('./chair.tsx')),
  desk: lazy(() => import('./desk.tsx')),
  screen: lazy(() => import('./screen.tsx')),
  queue: lazy(() => import('./queue-page.tsx')),
};
const Welcome = lazy(() => import('./welcome.tsx'));

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
  const found = <Found code={code.toUpperCase()} />;
  return page === 'screen' ? <LetIn code={code}>{found}</LetIn> : found;
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

await speak(language());
createRoot(document.getElementById('root')!).render(<App />);
