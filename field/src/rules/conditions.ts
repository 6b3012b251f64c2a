/**
 * Conditions of a guide: a strict subset of JSON Logic, the same here and on the server.
 *
 * A condition is an object with one operator. Nothing is coerced: 1 is not "1", true is not 1. A question
 * without an answer reads as null, and so does a dated value without an amount on the day. The shared cases
 * are contract/vectors/conditions.json.
 */
import type { Answers, Condition } from './types';

const JOIN = ['and', 'or'];
const EQUAL = ['==', '!='];
const ORDER = ['<', '<=', '>', '>='];
const LEAVES = [...EQUAL, ...ORDER, 'in', 'has', 'within'];

/** What each dated value is on a day. */
export type Amounts = Readonly<Record<string, number>>;

/** A condition that is not in the subset; the message says where and why. */
export class ConditionFault extends Error {
  override readonly name = 'ConditionFault';
}

/** Throws a ConditionFault unless this is a condition of the subset, to its last leaf. */
export function checkCondition(condition: unknown): asserts condition is Condition {
  const [name, args] = parts(condition);
  if (JOIN.includes(name)) {
    if (args.length === 0) throw new ConditionFault(`${name}: needs at least one condition`);
    for (const arg of args) checkCondition(arg);
  } else if (name === '!') {
    count(name, args, 1);
    checkCondition(args[0]);
  } else {
    count(name, args, 2);
    checkLeaf(name, args[0], args[1]);
  }
}

/** Whether the condition holds for these answers and amounts; what is missing is null. */
export function evaluate(condition: unknown, answers: Answers, amounts: Amounts = {}): boolean {
  const [name, args] = parts(condition);
  if (name === 'and') return args.every((arg) => evaluate(arg, answers, amounts));
  if (name === 'or') return args.some((arg) => evaluate(arg, answers, amounts));
  if (name === '!') return !evaluate(args[0], answers, amounts);
  const left = read(args[0], answers, amounts);
  if (name === 'in') return Array.isArray(args[1]) && args[1].some((option) => same(left, option));
  const right = read(args[1], answers, amounts);
  if (name === 'has') return Array.isArray(left) && left.some((entry) => same(entry, right));
  if (name === 'within') {
    return typeof left === 'string' && typeof right === 'string' && `${left}.`.startsWith(`${right}.`);
  }
  if (EQUAL.includes(name)) return same(left, right) === (name === '==');
  return ordered(name, left, right);
}

/** Every question that the condition reads, in reading order, repeats included. */
export function variables(condition: unknown): string[] {
  return named(condition, 'var');
}

/** Every dated value that the condition reads, in reading order, repeats included. */
export function valuesIn(condition: unknown): string[] {
  return named(condition, 'value');
}

function named(condition: unknown, kind: 'var' | 'value'): string[] {
  return parts(condition)[1].flatMap((arg) => {
    if (!isMap(arg)) return [];
    if (kind in arg) return [String(arg[kind])];
    return 'var' in arg || 'value' in arg ? [] : named(arg, kind);
  });
}

function parts(condition: unknown): [string, readonly unknown[]] {
  const entries = isMap(condition) ? Object.entries(condition) : [];
  const [first] = entries;
  if (entries.length !== 1 || !first) {
    throw new ConditionFault(`not an object with one operator: ${JSON.stringify(condition)}`);
  }
  const [name, args] = first;
  if (![...JOIN, ...LEAVES, '!'].includes(name)) throw new ConditionFault(`unknown operator "${name}"`);
  if (!Array.isArray(args)) throw new ConditionFault(`${name}: its arguments are a list`);
  return [name, args];
}

function count(name: string, args: readonly unknown[], wanted: number): void {
  if (args.length !== wanted) throw new ConditionFault(`${name}: takes ${wanted}, got ${args.length}`);
}

function checkLeaf(name: string, left: unknown, right: unknown): void {
  checkValue(name, left);
  if (name === 'in') {
    const good = Array.isArray(right) && right.length > 0 && right.every((o) => o !== null && isScalar(o));
    if (!good) throw new ConditionFault('in: looks in a list of plain values that is not empty');
    return;
  }
  checkValue(name, right);
  if (['has', 'within'].includes(name) && (!isMap(left) || typeof right !== 'string')) {
    throw new ConditionFault(`${name}: compares a question's answer with a text`);
  }
  if (ORDER.includes(name) && [left, right].some((arg) => arg === null || typeof arg === 'boolean')) {
    throw new ConditionFault(`${name}: compares numbers or dates`);
  }
}

function checkValue(name: string, value: unknown): void {
  if (isMap(value)) {
    const [[kind, read] = ['', ''], ...more] = Object.entries(value);
    const sound = more.length === 0 && ['var', 'value'].includes(kind) && typeof read === 'string' && read !== '';
    if (!sound) throw new ConditionFault(`${name}: not a question: ${JSON.stringify(value)}`);
  } else if (!isScalar(value)) {
    throw new ConditionFault(`${name}: ${JSON.stringify(value)} is not a plain value`);
  }
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  return value === null || typeof value === 'string' || typeof value === 'boolean';
}

function read(value: unknown, answers: Answers, amounts: Amounts): unknown {
  if (!isMap(value)) return value;
  const [from, name] = 'value' in value ? [amounts, String(value['value'])] : [answers, String(value['var'])];
  return Object.hasOwn(from, name) ? (from[name] ?? null) : null;
}

function same(left: unknown, right: unknown): boolean {
  // Lists are never equal, not even to themselves; everything else only within its own kind.
  return typeof left !== 'object' || left === null ? left === right : false;
}

function ordered(name: string, left: unknown, right: unknown): boolean {
  const numbers = typeof left === 'number' && typeof right === 'number';
  if (!numbers && !(typeof left === 'string' && typeof right === 'string')) return false;
  if (name === '<') return left < right;
  if (name === '<=') return left <= right;
  return name === '>' ? left > right : left >= right;
}
