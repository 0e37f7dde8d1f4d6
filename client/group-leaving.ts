import { plenary, type FloorId } from '../shared/floor-id.ts';
import { announce } from './announcer.tsx';
import { land } from './landing.ts';
import { t } from './words.ts';

/** While the group is still there: whoever writes in its notes goes on at the same letter once its page is gone. */
export function backFrom() {
  const at = document.activeElement;
  const caret = at instanceof HTMLTextAreaElement && at.closest('main') ? ([at.selectionStart, at.selectionEnd] as const) : null;
  return (place: FloorId) => {
    if (place === plenary) sayOnceSeen(t('group.said-back'));
    const field = caret && document.querySelector<HTMLTextAreaElement>('main textarea');
    if (!field) return land();
    field.focus({ preventScroll: true });
    field.setSelectionRange(...caret);
  };
}

/** Nobody hears a page that is not in front. */
function sayOnceSeen(text: string) {
  if (document.visibilityState === 'visible') return announce(text);
  document.addEventListener('visibilitychange', () => announce(text), { once: true });
}
