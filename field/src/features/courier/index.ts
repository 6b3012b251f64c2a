export { Carry } from './carry';
export { Give } from './give';
export { Scan } from './scan';
export { Show } from './show';
