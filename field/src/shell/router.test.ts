import { describe, expect, it } from 'vitest';
import { fit } from './router';

describe('the address of a page', () => {
  it('gives the parts named in the pattern', () => {
    expect(fit('/viec/:nha/:viec/hoi/:cau', '/viec/h1/1.001193/hoi/where_born')).toEqual({
      nha: 'h1',
      viec: '1.001193',
      cau: 'where_born',
    });
  });

  it('fits only the whole path', () => {
    expect(fit('/nha/:id', '/nha')).toBeNull();
    expect(fit('/nha/:id', '/nha/')).toBeNull();
    expect(fit('/nha/:id', '/nha/a/them')).toBeNull();
  });
});
