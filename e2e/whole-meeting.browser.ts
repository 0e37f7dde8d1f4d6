import { gather } from './cast.ts';
import { say } from './english.ts';
import { keyboard, mouse, touch, type Hands } from './hands.ts';
import { allShow } from './screens.ts';
import { test } from './visitors.ts';
import { holdMeeting } from './whole-meeting.ts';

const ways: Record<string, Hands> = {
  'by mouse at 1280×800': mouse,
  'by keyboard only, with the focus always in sight': keyboard,
  'by touch at 360×740': touch,
};

for (const [way, hands] of Object.entries(ways))
  test(`a whole meeting is held ${way}, and every screen shows the same at every step (N1, N4, N8, N10, N14, N19; Q1–Q15, F1–F8, A1–A4)`, async ({
    visitor,
  }) => {
    const cast = await gather(visitor, hands);
    await allShow(cast.live, say('floor.before'), []);
    await holdMeeting(cast, hands);
  });
