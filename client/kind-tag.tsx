import type { RequestKind } from '../shared/queue/state.ts';
import css from './kind-tag.module.css';
import { t } from './words.ts';

/** The kind of a request; an intervention is what everybody expects and needs no word. */
export const KindTag = ({ kind }: { kind: RequestKind }) =>
  kind === 'intervention' ? null : <span className={kind === 'point-of-order' ? 'order-tag' : css.kind}>{t(`kind.${kind}`)}</span>;
