import { InMeeting } from './in-meeting.tsx';
import { t } from './words.ts';

export default function Page({ code }: { code: string }) {
  return (
    <InMeeting code={code}>
      {({ meeting }) => (
        <main>
          <h1>{t('desk.title')}</h1>
          <p dir="auto">{meeting.conduct.title}</p>
        </main>
      )}
    </InMeeting>
  );
}
