import { describe, expect, it } from 'vitest';
import { fileStem } from './CreateWorkspace';
import { groupCode, isWholeCode } from './invitation';
import { passwordStrength } from './password';
import { askedPlaces, recoveryGroups, sameGroup } from './recoveryGroups';

describe('a new password', () => {
  it('needs ten characters, counted as people count them', () => {
    expect(passwordStrength('123456789')).toBe('short');
    expect(passwordStrength('天地玄黄宇宙洪荒日')).toBe('short');
    expect(passwordStrength('天地玄黄宇宙洪荒日月')).not.toBe('short');
  });

  it('is not strong by length alone', () => {
    expect(passwordStrength('aaaaaaaaaaaaaaaaaaaa')).toBe('fair');
    expect(passwordStrength('correct horse battery')).toBe('strong');
  });
});

describe('the recovery key', () => {
  const key = '7KQM-2XPA-9FJD-WT4N-B6HC-5RYE-8GVZ-3SMK';

  it('is shown in eight groups', () => {
    expect(recoveryGroups(key)).toHaveLength(8);
    expect(recoveryGroups(key.replaceAll('-', ''))).toEqual(key.split('-'));
  });

  it('is proved by two different groups', () => {
    for (const random of [() => 0, () => 0.5, () => 0.999]) {
      const [one, two] = askedPlaces(random);
      expect(one).not.toBe(two);
      expect([one, two].every((place) => place >= 0 && place < 8)).toBe(true);
    }
  });

  it('forgives case and letters that look like digits', () => {
    expect(sameGroup(' 7kqm ', '7KQM')).toBe(true);
    expect(sameGroup('1O0I', '1001')).toBe(true);
    expect(sameGroup('7KQN', '7KQM')).toBe(false);
  });
});

describe('the file of a workspace', () => {
  it('has a name every system takes', () => {
    expect(fileStem('恒远/商贸: 一部', [])).toBe('恒远 商贸 一部');
    expect(fileStem('..', [])).toBe('zhike');
    expect(fileStem('恒远', ['恒远', '恒远 2'])).toBe('恒远 3');
  });
});

describe('the invitation code', () => {
  it('is put in groups however it was typed or pasted', () => {
    for (const typed of ['k7qm2xpa9fjd', ' K7QM 2XPA 9FJD ', 'k7qm-2xpa—9fjd', 'K7QM-2XPA-9FJD\n']) {
      expect(groupCode(typed)).toBe('K7QM-2XPA-9FJD');
    }
    expect(groupCode('k7qm2')).toBe('K7QM-2');
  });

  it('is whole with twelve characters, and never longer', () => {
    expect(isWholeCode(groupCode('K7QM-2XPA-9FJ'))).toBe(false);
    expect(isWholeCode(groupCode('K7QM-2XPA-9FJD'))).toBe(true);
    expect(groupCode('K7QM-2XPA-9FJD-AAAA')).toBe('K7QM-2XPA-9FJD');
  });
});
