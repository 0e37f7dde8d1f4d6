import { askingCommands } from './asking.ts';
import { keepingCommands } from './keeping.ts';

export const queueCommands = { ...askingCommands, ...keepingCommands };
