import type { Paper } from './document-paper.ts';
import css from './document.module.css';

type User = { id?: unknown; name?: unknown };
type Carets = {
  text: () => Element;
  awareness: Paper['provider']['awareness'];
  /** How a person is called here. */
  nameOf: (personId: string) => string;
};

/** As many as there are colours in the stylesheet; a person has the same one on every screen. */
const colours = 6;
export const colourOf = (personId: string): number =>
  [...personId].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 9973, 7) % colours;

/** A name lies on the line above, which others read: it is there when a caret comes to a line, or moves again after a rest, and goes by itself. */
const namedMs = 2_500;
const restMs = 8_000;

/** Where others write, with their names. */
export function createCarets({ text, awareness, nameOf }: Carets) {
  const movedAt = new Map<string, number>();
  const timers = new WeakMap<Element, ReturnType<typeof setTimeout>>();
  const idOf = ({ id }: User) => (typeof id === 'string' ? id : '');

  function name(caret: HTMLElement) {
    const who = caret.firstElementChild;
    if (!(who instanceof HTMLElement)) return;
    who.hidden = false;
    who.classList.remove(css.before!);
    const [mine, all] = [who.getBoundingClientRect(), text().getBoundingClientRect()];
    who.classList.toggle(css.before!, mine.right > all.right || mine.left < all.left);
    clearTimeout(timers.get(who));
    timers.set(
      who,
      setTimeout(() => (who.hidden = true), namedMs),
    );
  }
  function moved({ updated }: { updated: number[] }) {
    for (const client of updated) {
      const user: unknown = awareness.getStates().get(client)?.['user'];
      const id = typeof user === 'object' && user !== null ? idOf(user) : '';
      const rested = performance.now() - (movedAt.get(id) ?? -Infinity) > restMs;
      movedAt.set(id, performance.now());
      if (rested) for (const caret of text().querySelectorAll<HTMLElement>(`.${css.caret}`)) if (caret.dataset.who === id) name(caret);
    }
  }
  awareness.on('change', moved);

  const colourFor = (user: User) => css[`author${colourOf(idOf(user))}`] ?? '';
  return {
    render: (user: User): HTMLElement => {
      const caret = document.createElement('span');
      caret.className = `${css.caret} ${colourFor(user)}`;
      caret.dataset.who = idOf(user);
      caret.setAttribute('aria-hidden', 'true');
      const who = document.createElement('span');
      who.className = css.who!;
      who.dir = 'auto';
      who.textContent = nameOf(idOf(user)) || (typeof user.name === 'string' ? user.name.slice(0, 80) : '');
      caret.append(who);
      // Measured where it stands.
      requestAnimationFrame(() => name(caret));
      return caret;
    },
    chosen: (user: User) => ({ nodeName: 'span', class: `${css.chosen} ${colourFor(user)}` }),
    close: () => awareness.off('change', moved),
  };
}
