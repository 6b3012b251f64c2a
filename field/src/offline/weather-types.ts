export type Sky = 'clear' | 'partly' | 'cloudy' | 'fog' | 'drizzle' | 'rain' | 'heavy' | 'thunder' | 'ice' | 'hail';
export type Wind = 'calm' | 'light' | 'fresh' | 'strong';
export type Feel = 'bitter' | 'cold' | 'cool' | 'warm' | 'hot' | 'scorching';

/** A day of a forecast; `parts` are the skies of night, morning, afternoon and evening, or none. */
export interface WeatherDay {
  readonly on: string;
  readonly sky: Sky;
  readonly wind: Wind;
  readonly feel: Feel;
  readonly low: number;
  readonly high: number;
  readonly rain: number;
  readonly parts: readonly Sky[];
}

/** The weather of the commune, as it was last brought in; `sample`: made up. */
export interface Weather {
  readonly id: string;
  readonly taken_at: string;
  readonly source: string;
  readonly sample: boolean;
  readonly days: readonly WeatherDay[];
}

export interface WeatherRows {
  'bulletin.weather': Weather;
}

export type Stage = 'sow' | 'transplant' | 'care' | 'harvest' | 'store';
export type Zone = 'thap' | 'giua' | 'cao';

/** Work on a crop, from one month-day to another; without zones it is done at every height. */
export interface FieldWork {
  /** Which list of provinces. */
  readonly in: number;
  readonly crop: string;
  readonly usual: boolean;
  readonly stage: Stage;
  readonly name: string;
  readonly do: readonly string[];
  readonly zones: readonly Zone[];
  readonly first: string;
  readonly last: string;
  readonly sure: boolean;
}

export interface Seasons {
  readonly as_of: string;
  readonly provinces: readonly (readonly string[])[];
  readonly works: readonly FieldWork[];
}

export interface SeasonBundles {
  seasons: Seasons;
}
