export { Shoot } from './shoot';
