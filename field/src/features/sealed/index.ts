export { ChangePin, Pin } from './pin';
export { Shut } from './shut';
