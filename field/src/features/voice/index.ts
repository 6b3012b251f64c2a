import { wear } from '../../ui/wear';
import styles from './voice.css?inline';

wear(styles);

export { Voices } from './screen';
export { HearVoice, SayPiece } from './one';
export { HardWords } from './hard-words';
