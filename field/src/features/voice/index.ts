import './voice.css';

export { Voices } from './screen';
export { HearVoice, SayPiece } from './one';
export { HardWords } from './hard-words';
