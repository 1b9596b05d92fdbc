/** Teams as a tree: lines in the order of a screen, the way to a team, and where it may be moved. */
import type { Output } from '~/api/types';

export type Team = Output<'team.list'>['teams'][number];

export interface TeamLine {
  team: Team;
  depth: number;
  children: number;
}

/** Each team under its parent; one whose parent is not there (a merge can do that) stands at the top. */
export function treeLines(teams: Team[]): TeamLine[] {
  const known = new Set(teams.map((each) => each.id));
  const under = (parent: string | null) =>
    teams.filter((each) => (each.parent !== null && known.has(each.parent) ? each.parent : null) === parent);
  const seen = new Set<string>();
  const lines: TeamLine[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const team of under(parent)) {
      if (seen.has(team.id)) continue;
      seen.add(team.id);
      lines.push({ team, depth, children: under(team.id).length });
      walk(team.id, depth + 1);
    }
  };
  walk(null, 0);
  // Two copies that moved teams below each other leave a ring: it is shown, so that somebody can open it.
  for (const team of teams) {
    if (seen.has(team.id)) continue;
    seen.add(team.id);
    lines.push({ team, depth: 0, children: under(team.id).length });
    walk(team.id, 1);
  }
  return lines;
}

/** `总部 / 华东部`; the root is named only by itself. */
export function pathOf(teams: Team[], id: string): string {
  const names: string[] = [];
  const seen = new Set<string>();
  let at = teams.find((each) => each.id === id);
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    if (at.parent !== null || names.length === 0) names.unshift(at.name);
    const { parent } = at;
    at = teams.find((each) => each.id === parent);
  }
  return names.join(' / ');
}

/** Where a team may go: anywhere but under itself or what hangs below it. */
export function placesFor(teams: Team[], id: string | null): Team[] {
  const below = new Set<string>(id === null ? [] : [id]);
  for (const { team } of treeLines(teams)) if (team.parent && below.has(team.parent)) below.add(team.id);
  return treeLines(teams)
    .map(({ team }) => team)
    .filter((team) => !below.has(team.id));
}
