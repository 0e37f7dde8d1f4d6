/** English decides which sentences there are; every other language has the same parts with the same keys. A page loads the parts it speaks. */
export default {
  agenda: () => import('./en/agenda.json'),
  attend: () => import('./en/attend.json'),
  chair: () => import('./en/chair.json'),
  common: () => import('./en/common.json'),
  desk: () => import('./en/desk.json'),
  door: () => import('./en/door.json'),
  floor: () => import('./en/floor.json'),
  join: () => import('./en/join.json'),
  parts: () => import('./en/parts.json'),
  queue: () => import('./en/queue.json'),
  refusals: () => import('./en/refusals.json'),
  screen: () => import('./en/screen.json'),
  staff: () => import('./en/staff.json'),
  welcome: () => import('./en/welcome.json'),
};
