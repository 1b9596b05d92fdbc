import { expect, it } from 'vitest';
import { avatarLetter } from './avatarLetter';

it('shows the surname of a person, the telling character of a company, initials in Latin', () => {
  expect(avatarLetter('王晓东')).toBe('王');
  expect(avatarLetter('欧阳娜娜')).toBe('欧阳');
  expect(avatarLetter('上海恒远信息技术有限公司', 'company')).toBe('恒');
  expect(avatarLetter('浙江省瑞安精密', 'company')).toBe('瑞');
  expect(avatarLetter('上海', 'company')).toBe('上');
  expect(avatarLetter('Ann Lee')).toBe('AL');
  expect(avatarLetter('northwind traders', 'company')).toBe('N');
  expect(avatarLetter('  ')).toBe('·');
});
