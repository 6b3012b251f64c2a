import { describe, expect, it } from 'vitest';
import vectors from '../../../../../contract/vectors/progress.json';
import type { Progress } from '../../../offline';
import { summaries } from './rules';

describe('how far somebody is, as the server works it out', () => {
  it.each(vectors)('$says', ({ rows, summaries: expected }) => {
    const theirs = rows.map((row) => ({ ...row, edition: '0badcafe', resident_id: 'tu', member_id: null }) as unknown as Progress);
    const found = Object.fromEntries(summaries(theirs, 'tu', 'lan'));
    expect(found).toEqual(Object.fromEntries(Object.entries(expected).map(([lesson, { best, ...parts }]) => [lesson, { ...parts, best: best && { right: best[0], of: best[1] } }])));
  });
});
