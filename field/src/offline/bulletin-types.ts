import type { PriceBodies, PriceBundles, PriceRows } from './price-types';
import type { SeasonBundles, WeatherRows } from './weather-types';

/** Levels of danger as the law names and colours them, from 1 (light blue) to 5 (purple). */
export type DangerLevel = 1 | 2 | 3 | 4 | 5;

/** A warning of the commune, or a drill of one. */
export interface HazardWarning {
  readonly id: string;
  readonly hazard: string;
  readonly level: DangerLevel;
  readonly drill: boolean;
  readonly title: string;
  readonly what: string;
  readonly acts: readonly string[];
  /** Empty: the whole commune. */
  readonly villages: readonly string[];
  readonly tongues: Readonly<Record<string, { readonly title: string; readonly what: string }>>;
  readonly issued_at: string;
  readonly onset: string | null;
  /** The moment from which it counts no more. */
  readonly expires_at: string;
  readonly ended_at: string | null;
  readonly ended_why: '' | 'cancelled' | 'replaced';
  readonly replaces: string | null;
  /** Procedures whose guides open by themselves when it is over. */
  readonly follow_on: readonly string[];
  readonly source: string;
}

/** Somebody answers for a village: the warning has arrived and is passed on. */
export interface WarningAck {
  readonly id: string;
  readonly warning_id: string;
  readonly village_id: string;
  readonly how: 'app' | 'sms' | 'call';
  readonly by_name: string;
  readonly at: string;
}

export type SafetyReason = 'elder' | 'disabled' | 'alone' | 'infant' | 'pregnant' | 'ill';

/** Somebody who agreed to be looked after first. */
export interface SafetyListed {
  readonly id: string;
  readonly household_id: string;
  readonly resident_id: string;
  readonly reasons: readonly SafetyReason[];
}

export type HomeState = 'safe' | 'needs_help' | 'away';
export type HomeNeed = 'shelter' | 'medicine' | 'food' | 'carry' | 'boat' | 'other';

/** How a home was found during a warning. */
export interface HomeCheck {
  readonly id: string;
  readonly warning_id: string;
  readonly household_id: string;
  readonly found: HomeState;
  readonly needs: readonly HomeNeed[];
  readonly at: string;
  readonly member_id: string;
}

/** The rows of this room. */
export interface BulletinRows extends PriceRows, WeatherRows {
  'bulletin.warnings': HazardWarning;
  'bulletin.acks': WarningAck;
  'bulletin.safe_list': SafetyListed;
  'bulletin.checks': HomeCheck;
}

/** What a phone may say in this room. */
export interface BulletinBodies extends PriceBodies {
  'bulletin.acknowledge': { id: string; warning_id: string; village_id: string; how: 'app' };
  'bulletin.list_home': { id: string; household_id: string; resident_id: string; consent_id: string; reasons: SafetyReason[] };
  'bulletin.unlist_home': { list_id: string };
  'bulletin.check_home': { id: string; warning_id: string; household_id: string; state: HomeState; needs: HomeNeed[] };
  'bulletin.attach_look': { id: string; check_id: string; digest: string; bytes: number; media: 'image/webp' | 'image/jpeg' };
}

/** What travels as content of this room. */
export type BulletinBundles = PriceBundles & SeasonBundles;
