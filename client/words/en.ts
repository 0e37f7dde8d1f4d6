/** English decides which sentences there are; every other language has the same parts with the same keys. A page loads the parts it speaks; what the secretary says, too, stands in `shared`. */
export default {
  agenda: () => import('./en/agenda.json'),
  attend: () => import('./en/attend.json'),
  chair: () => import('./en/chair.json'),
  common: () => import('../../shared/words/en/common.json'),
  desk: () => import('./en/desk.json'),
  door: () => import('./en/door.json'),
  floor: () => import('../../shared/words/en/floor.json'),
  join: () => import('../../shared/words/en/join.json'),
  parts: () => import('./en/parts.json'),
  queue: () => import('../../shared/words/en/queue.json'),
  refusals: () => import('../../shared/words/en/refusals.json'),
  screen: () => import('./en/screen.json'),
  staff: () => import('./en/staff.json'),
  welcome: () => import('./en/welcome.json'),
};
