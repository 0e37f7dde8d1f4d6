import { rules } from '../shared/decide.ts';
import { nowBy } from './rules-at-hand.ts';

nowBy(rules);
