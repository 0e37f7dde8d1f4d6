import { PlainPage } from './plain-page.tsx';
import { t } from './words.ts';

export default function Page(_props: { code: string }) {
  return <PlainPage title={t('welcome.title')}>{t('welcome.about')}</PlainPage>;
}
