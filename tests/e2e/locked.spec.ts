// Leaving in one page: no other page of the same session goes on showing customers.
import { expect, test } from './office.ts';

test('logging out in one page shows the door in the others at once', async ({ page, person, t, url }) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  const other = await page.context().newPage();
  await other.goto(`${url}settings/workspace`);
  await expect(other.getByText('恒远商贸').first()).toBeVisible();
  await page.getByRole('button', { name: t('person.menu', { name: '王晓东' }) }).click();
  await page.getByRole('menuitem', { name: t('person.logout') }).click();
  await expect(page.getByLabel(t('door.password'), { exact: true })).toBeVisible();
  await expect(other.getByLabel(t('door.password'), { exact: true })).toBeVisible();
  expect(new URL(other.url()).pathname).toBe('/settings/workspace');
  expect(person.problems).toEqual([]);
});
