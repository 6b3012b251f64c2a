export { ChangePin } from './change';
export { Shut } from './shut';
