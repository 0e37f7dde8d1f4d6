import agenda from './en/agenda.json';
import attend from './en/attend.json';
import chair from './en/chair.json';
import common from './en/common.json';
import desk from './en/desk.json';
import floor from './en/floor.json';
import join from './en/join.json';
import queue from './en/queue.json';
import refusals from './en/refusals.json';
import screen from './en/screen.json';
import welcome from './en/welcome.json';

/** English decides which sentences there are; every other language `satisfies` the same keys. */
export default { ...common, ...welcome, ...join, ...attend, ...chair, ...agenda, ...desk, ...screen, ...queue, ...floor, ...refusals };
