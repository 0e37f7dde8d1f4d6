import type { Request } from '../shared/queue/state.ts';
import { longest } from '../shared/text.ts';
import { CommandButton } from './command-button.tsx';
import type { Seat } from './seat.ts';
import { TextForm } from './text-form.tsx';
import { t } from './words.ts';

type Props = { seat: Seat; request: Request; onDone: () => void };

/** What I want to speak about, said or put differently while I wait. */
export default function MySubject({ seat, request, onDone }: Props) {
  return (
    <TextForm label={t('attend.subject')} first={request.subject ?? ''} most={longest.line} lines="one">
      {(subject) => (
        <CommandButton
          seat={seat}
          command={{ name: 'amend-request', input: { floor: seat.floor, requestId: request.id, subject } }}
          onDone={onDone}
        >
          {t('attend.save')}
        </CommandButton>
      )}
    </TextForm>
  );
}
