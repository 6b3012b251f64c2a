export { FindHouse } from './find';
export { House } from './house';
export { AddHouse } from './add-house';
export { AddPerson } from './add-person';
export { Consent } from './consent';
