export { PersonSheet as default } from './chair-person.tsx';
