import { describe, expect, it } from 'vitest';
import { secondsLeft } from './job';

describe('time left', () => {
  it('follows the pace', () => {
    expect(secondsLeft(100, 400, 2000)).toBe(6);
  });

  it('says nothing while it would only be guessing', () => {
    expect(secondsLeft(1, 400, 300)).toBeNull();
    expect(secondsLeft(0, 400, 5000)).toBeNull();
    expect(secondsLeft(400, 400, 5000)).toBeNull();
  });
});
