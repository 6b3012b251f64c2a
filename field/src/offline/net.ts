/** All that needs a network, in one part that is fetched when it is first needed: nobody waits for it to see a screen. */
export { activate } from './activate';
export { flight } from './flight';
export { openProver } from './proof';
export { openWire } from './wire';
