import { Component, type ReactNode } from 'react';
import { PlainPage } from './plain-page.tsx';
import { t } from './words.ts';

/** A fault in a page ends the page, not the meeting; the person is told what to do. */
export class StoppedPage extends Component<{ children: ReactNode }, { stopped: boolean }> {
  override state = { stopped: false };
  static getDerivedStateFromError() {
    return { stopped: true };
  }
  override render() {
    if (!this.state.stopped) return this.props.children;
    return (
      <PlainPage title={t('common.broken-title')} next={{ href: location.href, label: t('common.reload') }}>
        {t('common.broken')}
      </PlainPage>
    );
  }
}
