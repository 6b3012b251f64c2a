/** One card of a lesson: a picture and a few big words. */
export interface LessonCard {
  readonly id: string;
  readonly pictogram: string;
  readonly text: string;
}

interface Picked {
  readonly id: string;
  readonly text: string;
  readonly right?: boolean;
}

/** Something to try in the made-up portal; nothing that is typed in it is kept. */
export type Try = { readonly id: string; readonly ask: string } & (
  | {
      readonly kind: 'choose';
      readonly screen: { readonly kind: 'message' | 'call' | 'page' | 'qr' | 'portal'; readonly from: string; readonly text: string };
      readonly options: readonly (Picked & { readonly why: string })[];
    }
  | {
      readonly kind: 'form';
      readonly slip: string;
      readonly fields: readonly { readonly id: string; readonly label: string; readonly kind: 'text' | 'number' | 'date'; readonly want: string }[];
    }
  | {
      readonly kind: 'code';
      readonly from: string;
      readonly text: string;
      readonly code: string;
      readonly purpose: string;
      readonly beggar: string;
    }
  | { readonly kind: 'order'; readonly items: readonly { readonly id: string; readonly text: string }[] }
  | {
      readonly kind: 'match';
      readonly files: readonly { readonly id: string; readonly name: string }[];
      readonly lines: readonly { readonly id: string; readonly label: string; readonly file: string }[];
    }
  | {
      readonly kind: 'pay';
      readonly payee: string;
      readonly amount: number;
      readonly legal: number;
      readonly shown: { readonly payee: string; readonly amount: number };
      readonly right: 'pay' | 'refuse';
      readonly why: string;
    }
  | { readonly kind: 'find'; readonly entries: readonly { readonly id: string; readonly words: string }[]; readonly right: string }
  | {
      readonly kind: 'photo';
      readonly looks: readonly { readonly id: string; readonly look: 'sharp' | 'blurred' | 'cut' | 'glare' | 'dark'; readonly right?: boolean }[];
    }
);

export interface Question {
  readonly id: string;
  readonly ask: string;
  readonly options: readonly Picked[];
  readonly why: string;
}

/** Ten minutes about one thing: cards, tries, and questions with their reasons. */
export interface Lesson {
  readonly id: string;
  /** Short hash of its content. */
  readonly edition: string;
  readonly title: string;
  readonly skills: readonly string[];
  readonly minutes: number;
  readonly for: readonly ('resident' | 'member' | 'core')[];
  readonly pictogram: string;
  readonly as_of: string;
  readonly cards: readonly LessonCard[];
  readonly tries: readonly Try[];
  readonly quiz: readonly Question[];
}

/** What can be learned, by group. */
export interface SkillsBundle {
  readonly groups: readonly { readonly id: string; readonly name: string; readonly name_en: string; readonly pictogram: string }[];
  readonly skills: readonly {
    readonly code: string;
    readonly name: string;
    readonly name_en: string;
    /** What is seen when somebody does it alone. */
    readonly able: string;
    readonly able_en: string;
  }[];
  /** The five basics of a home, each with the skills it needs. */
  readonly basics: readonly { readonly id: string; readonly name: string; readonly name_en: string; readonly needs: readonly string[] }[];
  /** The words of levels 0 to 4, Vietnamese and English. */
  readonly levels: Readonly<Record<string, readonly [string, string]>>;
  /** That the official confirmation is given by others. */
  readonly official: string;
  readonly official_en: string;
}

/** What a person who agreed to a passport can do, under the person's own id. */
export interface LevelsRow {
  readonly id: string;
  readonly levels: Readonly<Record<string, number>>;
  /** The first day (ISO) on which a safety skill is to be shown again. */
  readonly lapses: Readonly<Record<string, string>>;
}

export interface LessonsBundle {
  readonly lessons: readonly Lesson[];
}

export type LessonPart = 'cards' | 'tries' | 'quiz';

/** What one learner did in one part of a lesson; without a person it was the member. */
export interface Progress {
  readonly id: string;
  readonly lesson: string;
  readonly edition: string;
  readonly resident_id: string | null;
  readonly member_id: string | null;
  readonly part: LessonPart;
  readonly done: boolean;
  readonly right: number;
  readonly of: number;
  readonly seconds: number;
  readonly happened_at: string;
}

/** Somebody who works here, by name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A class of this commune that is still to be held. */
export interface Course {
  readonly id: string;
  readonly village_id: string | null;
  readonly venue: string;
  readonly audience: 'resident' | 'member' | 'core';
  readonly skills: readonly string[];
  readonly lessons: readonly string[];
  readonly level: number;
  readonly room: number;
  readonly tongue: string;
  readonly begins_at: string;
  readonly minutes: number;
  readonly trainers: readonly Named[];
  readonly members: readonly Named[];
  /** How many came, with a name and without, as far as the server knows. */
  readonly came: number;
  readonly unnamed: number;
}

/** A seat of a resident of this phone's place. */
export interface Seat {
  readonly id: string;
  readonly class_id: string;
  readonly resident_id: string;
  readonly came_at: string | null;
  readonly whole: boolean;
}

/** The rows of this room. */
export interface LearningRows {
  'learning.classes': Course;
  'learning.seats': Seat;
  'learning.progress': Progress;
  'learning.levels': LevelsRow;
}

export interface LearningBodies {
  /** Somebody came: of one's own place, somebody who works here, or whoever carries a code; exactly one of the three. */
  'learning.attend': { id: string; class_id: string; resident_id: string | null; member_id: string | null; code: string | null };
  /** How many came without a name; the last number counts. */
  'learning.count_heads': { id: string; class_id: string; many: number };
  'learning.close_class': { id: string; class_id: string; notes: string; left_early: string[] };
  /** A skill that somebody was seen to do; `just_taught`: by whoever has taught it just now. */
  'learning.observe': { id: string; resident_id: string; skill: string; mode: 'done_for' | 'prompted' | 'alone' | 'taught'; just_taught: boolean };
  /** Without `learner` it is the member; an empty one is somebody without a name, who is only counted. */
  'learning.record_progress': {
    id: string;
    lesson: string;
    edition: string;
    learner: { resident_id?: string } | null;
    part: LessonPart;
    done: boolean;
    right: number;
    of: number;
    seconds: number;
    tried: { id: string; ok: boolean; goes: number }[];
  };
}
