import { useRef, useState, type ReactNode } from 'react';

/** A button that opens what is to be chosen beside it and stays where it is; when that is done, the focus comes back to it. */
export function Opens({ label, children }: { label: string; children: (done: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const done = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button ref={button} type="button" className="button quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label}
      </button>
      {isOpen && children(done)}
    </>
  );
}
