export { Waiting } from './waiting';
export { LetterPage } from './letter';
export { Phone } from './phone';
export { Card } from './card';
