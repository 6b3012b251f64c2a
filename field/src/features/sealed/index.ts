export { ChangePin } from './touch';
export { Shut } from './shut';
