import { parseAst, type Plugin } from 'vite';

/** What a screen asks of a rule: may I? All else of it happens on the server. */
const forScreens = 'policy';
const forServers = [
  'input',
  'names',
  'placeholder',
  'holds',
  'sumsRecord',
  'guard',
  'events',
  'cards',
  'lines',
  'ballots',
  'transcripts',
  'unsigned',
];

type Node = { type: string; start: number; end: number };
type Call = Node & { callee: Node & { name?: string }; arguments: Node[] };
type Property = Node & { key?: Node & { name?: string } };

/**
 * The rule book as screens need it: of each `command({ … })` only the policy, and what is made while a module loads marked as pure,
 * which all of the rule book is, so that what nobody asks for, and schemas nobody reads any more are left out with their library.
 */
export function screenRules(): Plugin {
  let found = 0;
  return {
    name: 'screen-rules',
    apply: 'build',
    transform: {
      filter: { id: /\/shared\/[^?]+\.ts$/ },
      handler(code) {
        const { text, rules } = rulesForScreens(code);
        found += rules;
        return { code: text, map: null, moduleSideEffects: false };
      },
    },
    buildEnd(error) {
      if (!error && found === 0) this.error('No command was found in the rule book; do the screens still use shared/?');
    },
  };
}

/** JavaScript in, JavaScript out; throws on a command that is written in another way than it knows. */
export function rulesForScreens(code: string): { text: string; rules: number } {
  const edits: { from: number; to: number; text: string }[] = [];
  let rules = 0;

  function visit(node: Node) {
    if (/Function/.test(node.type)) return;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      edits.push({ from: node.start, to: node.start, text: '(/*#__PURE__*/' }, { from: node.end, to: node.end, text: ')' });
      if (isCommand(node as Call)) {
        rules += 1;
        for (const { start, end } of serverParts(node as Call)) edits.push({ from: start, to: end, text: '' });
        return;
      }
    }
    for (const child of childrenOf(node)) visit(child);
  }
  visit(parseAst(code));

  const importsCommand = /\bimport\s*\{[^}]*\bcommand\b[^}]*\}/.test(code);
  if (importsCommand && rules === 0) throw new Error('Commands are imported and none is made in a way that is known.');
  return { text: edited(code, edits), rules };
}

const isCommand = ({ callee }: Call) => callee.type === 'Identifier' && callee.name === 'command';

function serverParts(call: Call): Node[] {
  const [rule] = call.arguments;
  if (call.arguments.length !== 1 || rule?.type !== 'ObjectExpression')
    throw new Error('A command is made of one object, written in its place.');
  const properties = (rule as Node & { properties: Property[] }).properties;
  const names = properties.map(({ key }) => key?.name ?? '');
  const strange = names.filter((name) => name !== forScreens && !forServers.includes(name));
  if (strange.length > 0 || !names.includes(forScreens)) throw new Error(`A command of these parts is not known: ${names.join(', ')}`);
  // From the end of the part before, so that no comma is left alone; the policy keeps its own.
  const policy = properties[names.indexOf(forScreens)]!;
  return [
    { type: 'before', start: rule.start + 1, end: policy.start },
    { type: 'after', start: policy.end, end: rule.end - 1 },
  ];
}

const childrenOf = (node: Node): Node[] => (Object.values(node) as unknown[]).flat().filter(isNode);
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

function edited(code: string, edits: { from: number; to: number; text: string }[]): string {
  let text = '';
  let at = 0;
  for (const { from, to, text: put } of edits.toSorted((a, b) => a.from - b.from)) {
    text += code.slice(at, from) + put;
    at = to;
  }
  return text + code.slice(at);
}
