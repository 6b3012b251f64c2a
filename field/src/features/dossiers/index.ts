export { Papers } from './papers';
export { Why } from './why';
export { Walk } from './walk';
export { Slip } from './slip';
