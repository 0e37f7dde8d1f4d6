import type { Group } from '../shared/groups/state.ts';
import parts from './attend-parts.module.css';
import css from './group.module.css';
import { Paper } from './presented.tsx';
import { t } from './words.ts';

/** What the group is about and asked to do, in full, and the papers for it. */
export const GroupTask = ({ group: { title, place, task, documents } }: { group: Group }) => (
  <div className={parts.part}>
    <section>
      <h2>
        <bdi dir="auto">{title}</bdi>
      </h2>
      {place && (
        <p className="sub">
          <bdi dir="auto">{place}</bdi>
        </p>
      )}
      {task ? (
        <p className={css.task} dir="auto">
          {task}
        </p>
      ) : (
        <p className="sub">{t('group.no-task')}</p>
      )}
    </section>
    {documents.length > 0 && (
      <section>
        <h2>{t('group.documents')}</h2>
        <ul className={parts.papers}>
          {documents.map((paper) => (
            <li key={paper.id}>
              <Paper paper={paper} section={paper.section ?? ''} />
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
);
