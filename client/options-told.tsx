/** What can be chosen, in a row; each keeps its own direction. */
export const OptionsTold = ({ options }: { options: readonly string[] }) =>
  options.map((option, i) => (
    <span key={option}>
      {i > 0 && ' · '}
      <bdi dir="auto">{option}</bdi>
    </span>
  ));
