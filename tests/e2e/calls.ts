// What a test needs to be there before it begins, asked of the core as the page would ask it.
import type { Page } from '@playwright/test';
import { expect } from './office.ts';

export async function call(page: Page, url: string, name: string, data: object) {
  const answer = await page.request.post(`${url}api/${name}`, { data });
  expect(answer.ok(), `${name}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).data;
}

/** An item of a list by its place: the id that a record keeps. */
export async function item(page: Page, url: string, category: string, place: number): Promise<string> {
  const { categories } = await call(page, url, 'dictionary.list', {});
  return categories.find((each: { code: string }) => each.code === category).items[place].id;
}
