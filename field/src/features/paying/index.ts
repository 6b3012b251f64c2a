export { Pay } from './pay';
