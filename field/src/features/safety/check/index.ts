export { Check } from './check';
