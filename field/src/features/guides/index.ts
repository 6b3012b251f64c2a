export { FindProcedure } from './find';
export { Reference } from './reference';
export { Questions } from './questions';
