import { describe, expect, it } from 'vitest';
import { pathOf, placesFor, type Team, treeLines } from './tree';

const team = (id: string, parent: string | null): Team => ({ id, name: id, parent, people: [] });
const teams = [team('总部', null), team('上海', '华东'), team('华东', '总部'), team('华南', '总部')];

describe('teams', () => {
  it('stand under the one above, in their order', () => {
    expect(treeLines(teams).map(({ team: each, depth }) => [each.id, depth])).toEqual([
      ['总部', 0],
      ['华东', 1],
      ['上海', 2],
      ['华南', 1],
    ]);
    expect(treeLines(teams).map(({ children }) => children)).toEqual([2, 1, 0, 0]);
  });

  it('are all shown though the one above is gone', () => {
    expect(treeLines([team('总部', null), team('孤', 'nowhere')]).map(({ team: each }) => each.id)).toEqual([
      '总部',
      '孤',
    ]);
  });

  it('are called by the way to them, without the root', () => {
    expect(pathOf(teams, '上海')).toBe('华东 / 上海');
    expect(pathOf(teams, '总部')).toBe('总部');
  });

  it('are moved anywhere but below themselves', () => {
    expect(placesFor(teams, '华东').map((each) => each.id)).toEqual(['总部', '华南']);
    expect(placesFor(teams, null)).toHaveLength(4);
  });

  it('are all shown where two copies made a ring of some', () => {
    const ring = [team('总部', null), team('a', 'b'), team('b', 'a')];
    expect(treeLines(ring).map(({ team: each, depth }) => [each.id, depth])).toEqual([
      ['总部', 0],
      ['a', 0],
      ['b', 1],
    ]);
    expect(pathOf(ring, 'a')).toBe('b / a');
  });
});
