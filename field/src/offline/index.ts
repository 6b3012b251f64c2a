/**
 * The one public door of the offline machine.
 *
 * const field = await openOffline();
 * await field.activate(code, 'Máy của Lan');
 * await field.issue('people.register_household', { … });   // resolves once it is safe on this phone
 *
 * Nothing here knows a screen. All reads answer from this phone; only `activate` needs a network.
 */
export { openOffline } from './open';
export type { BundleView, Catcher, Courier, Frames, Taken } from './courier';
export type { Chip, Touched } from './chip';
export type { Entered } from './pin';
export type { Command, DraftKey, Offline, OpenOptions } from './door';
export type { Attaching, Files, FileView } from './files';
export type { Said, Voices, VoiceView } from './voices';
export { NotActivated, Refused, Unreachable, UnsentWork, whyUnkept, type Unkept } from './errors';
export { newId } from './ids';
export type * from './types';
export type * from './bulletin-types';
export type * from './checking-types';
export type * from './feedback-types';
export type * from './learning-types';
export type * from './market-types';
export type * from './survey-types';
export type * from './office-types';
export type * from './price-types';
export type * from './weather-types';
export type * from './rights-types';
export type * from './safety-types';
export type * from './status-types';
export type * from './voice-types';
