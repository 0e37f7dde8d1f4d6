import { plenary, type FloorId } from '../shared/floor-id.ts';
import { announce } from './announcer.tsx';
import { land } from './landing.ts';
import { t } from './words.ts';

/** While the group is still there: whoever writes in its notes goes on at the same letter, in an editor that takes a moment to come. */
export function backFrom() {
  const writes = document.activeElement?.matches('main [role="textbox"]') ?? false;
  return (place: FloorId) => {
    if (place === plenary) sayOnceSeen(t('group.said-back'));
    if (writes) setTimeout(land, editorWithinMs);
    else land();
  };
}
const editorWithinMs = 1_000;

/** Nobody hears a page that is not in front. */
function sayOnceSeen(text: string) {
  if (document.visibilityState === 'visible') return announce(text);
  document.addEventListener('visibilitychange', () => announce(text), { once: true });
}
