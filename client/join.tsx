import { PlainPage } from './plain-page.tsx';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return <PlainPage title={t('join.title')}>{t('join.about', { code })}</PlainPage>;
}
