export { Shut } from './shut';
