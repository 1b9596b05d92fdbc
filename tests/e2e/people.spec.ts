// An office of several: the founder brings colleagues in, decides what they may do, and hands over what a leaver had.
import type { Locator, Page } from '@playwright/test';
import { expect, LOOKS, PASSWORD, Person, test } from './office.ts';
import type { Look } from './office.ts';
import { words } from './words.ts';

const NEW_PASSWORD = 'staple battery 77';
const [ZH, EN] = LOOKS as [Look, Look];

/** The founder's hands in Settings → People. */
function desk(page: Page, t: ReturnType<typeof words>) {
  const dialog = page.getByRole('dialog');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  return {
    dialog,
    row,
    async picks(box: Locator, option: string | RegExp) {
      await box.click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
    async does(name: string, what: string) {
      await page.getByRole('button', { name: t('dictionary.menu', { name }), exact: true }).click();
      await page.getByRole('menuitem', { name: what }).click();
    },
    /** Adds somebody and gives the code he comes in by. */
    async adds(name: string, username: string, more: () => Promise<void> = async () => undefined): Promise<string> {
      await page.getByRole('button', { name: t('people.add'), exact: true }).click();
      await dialog.getByLabel(t('people.name'), { exact: true }).fill(name);
      await dialog.getByLabel(t('door.username'), { exact: true }).fill(username);
      await more();
      await dialog.getByRole('button', { name: t('people.addSubmit') }).click();
      const code = dialog.locator('code');
      await expect(code).toHaveText(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/);
      return code.innerText();
    },
  };
}

/** Comes in by an invitation, at a browser of his own. */
async function joins(page: Page, t: ReturnType<typeof words>, username: string, code: string) {
  await page.getByRole('button', { name: t('door.join.have') }).click();
  await page.getByLabel(t('door.username'), { exact: true }).fill(username);
  await page.getByLabel(t('door.join.code')).fill(code);
  await page.getByLabel(t('door.newPassword'), { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel(t('door.passwordAgain'), { exact: true }).fill(NEW_PASSWORD);
  await page.getByRole('button', { name: t('door.join.submit'), exact: true }).click();
}

async function asks(page: Page, call: string, data: object) {
  const answer = await page.request.post(new URL(`/api/${call}`, page.url()).href, { data });
  expect(answer.ok(), call).toBe(true);
  return (await answer.json()).data;
}

test.describe('zh-CN light', () => {
  test.use({ look: ZH });

  test('brings colleagues in, changes a role, says who sees what, hands over a leaver', async ({ browser, page, person, url, look, t }) => {
    test.slow(); // two people, half a day
    page.setDefaultTimeout(20_000);
    const { dialog, row, picks, does, adds } = desk(page, t);
    const done = (text: string) => expect(page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
    await person.arrives();
    await person.makesWorkspace('恒远商贸');

    await test.step('a team', async () => {
      await person.arrives('settings/teams');
      await page.getByRole('button', { name: t('teams.add'), exact: true }).click();
      await dialog.getByLabel(t('teams.name')).fill('华东部');
      await page.keyboard.press('Enter');
      await done('华东部');
      await does('华东部', t('teams.addBelow'));
      await dialog.getByLabel(t('teams.name')).fill('上海组');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('listitem', { name: '上海组' })).toBeVisible();
      await person.finds('settings-teams');
    });

    let code = '';
    await test.step('a supervisor and a manager, each with a code', async () => {
      await person.arrives('settings/people');
      await adds('李敏', 'limin', async () => {
        await dialog.getByRole('checkbox', { name: /^销售主管/ }).click();
        await dialog.getByRole('checkbox', { name: /^客户经理/ }).click();
        await picks(dialog.getByRole('combobox', { name: t('people.team') }), '华东部');
        await dialog.getByLabel(t('people.region')).fill('上海、江苏');
        await dialog.getByLabel(t('people.speciality')).fill('大客户');
        await person.finds('people-add');
      });
      await person.finds('people-invitation');
      await dialog.getByRole('button', { name: t('people.code.handed') }).click();
      code = await adds('陈强', 'chenq');
      await dialog.getByRole('button', { name: t('people.code.handed') }).click();
      await expect(row('李敏')).toContainText('上海、江苏');
      await expect(row('李敏')).toContainText('华东部');
      await expect(row('陈强')).toContainText(t('people.state.invited'));
      // A second one of the same name is refused where it was typed.
      await page.getByRole('button', { name: t('people.add'), exact: true }).click();
      await dialog.getByLabel(t('door.username'), { exact: true }).fill('limin');
      await page.keyboard.press('Control+Enter');
      await expect(dialog.getByText(t('rule.taken'))).toBeVisible();
      await page.keyboard.press('Escape');
    });

    const { people } = await asks(page, 'user.people', {});
    const idOf = (name: string): string => people.find((each: { display_name: string }) => each.display_name === name).id;
    const owned = async (name: string, owner: string) =>
      (await asks(page, 'customer.create', { values: { name, owner: idOf(owner) }, incomplete: true })).id as string;
    await owned('长风机械', '陈强');
    await owned('远望仪器', '陈强');
    const founders = await owned('恒远信息', '王晓东');

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const window = await context.newPage();
    window.setDefaultTimeout(20_000);
    const chen = new Person(window, url, look, t);
    const grid = window.getByRole('grid');

    await test.step('the manager comes in by his code and sees his own customers alone', async () => {
      await chen.arrives();
      await joins(window, t, 'chenq', 'AAAA-BBBB-CCCC');
      await expect(window.getByRole('alert')).toBeVisible();
      await expect(window.getByRole('alert')).not.toContainText(t('error.WrongPassword'));
      await chen.finds('door-join');
      await window.getByLabel(t('door.join.code')).fill(code.toLowerCase().replaceAll('-', ' '));
      const submit = window.getByRole('button', { name: t('door.join.submit'), exact: true });
      await expect(submit).toBeEnabled();
      await submit.click();
      await expect(window.getByRole('heading', { name: t('nav.today'), level: 1 })).toBeVisible();
      await chen.arrives('customers?view=all');
      await expect(grid).toHaveAttribute('aria-rowcount', '3');
      await expect(grid).not.toContainText('恒远信息');
      // What is no affair of his is not offered to him.
      await chen.arrives('settings/people');
      await expect(window.getByRole('row').filter({ hasText: '李敏' })).toBeVisible();
      await expect(window.getByRole('button', { name: t('people.add'), exact: true })).toHaveCount(0);
      const tabs = window.getByRole('navigation', { name: t('nav.settings') });
      await expect(tabs.getByRole('link', { name: t('settings.tab.people') })).toBeVisible();
      await expect(tabs.getByRole('link', { name: t('settings.tab.roles') })).toHaveCount(0);
      await expect(tabs.getByRole('link', { name: t('settings.tab.teams') })).toHaveCount(0);
    });

    await test.step('why he does not see another customer', async () => {
      await person.arrives(`customers/${founders}`);
      await page.getByRole('button', { name: t('record.menu') }).click();
      await page.getByRole('menuitem', { name: t('access.title') }).click();
      await picks(dialog.getByRole('combobox', { name: t('access.person') }), '陈强');
      await expect(dialog).toContainText(t('access.seesNot', { person: '陈强' }));
      await expect(dialog).toContainText('「客户经理」只能查看自己的客户');
      await person.finds('access-why');
      await picks(dialog.getByRole('combobox', { name: t('access.person') }), '李敏');
      await expect(dialog).toContainText('「销售主管」可以查看全部客户');
    });

    await test.step('a role is changed, and its people see the difference', async () => {
      await person.arrives('settings/roles');
      await expect(page.getByText(t('roles.locked'))).toBeVisible();
      // Every right of the core has a word: the key itself would stand here else.
      await expect(page.getByRole('table')).toBeVisible();
      await expect(page.getByRole('table')).not.toContainText(/roles\.|entity\.|action\./);
      await page.getByRole('button', { name: /^客户经理/ }).click();
      const right = (level: string) =>
        page.getByRole('button', { name: t('roles.is', { right: '客户 · 查看', level: t(`roles.level.${level}`) }) });
      await right('own').click();
      await page.getByRole('menuitem', { name: t('roles.level.all'), exact: true }).click();
      await expect(right('all')).toBeVisible();
      await person.finds('settings-roles');
      await chen.arrives('customers?view=all');
      await expect(grid).toHaveAttribute('aria-rowcount', '4');
      // By the keyboard, back again.
      await right('all').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem', { name: t('roles.level.own'), exact: true }).press('Enter');
      await expect(right('own')).toBeVisible();
      await page.getByRole('button', { name: t('roles.copy') }).click();
      await dialog.getByLabel(t('dictionary.labelZh')).fill('区域经理');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '区域经理' })).toBeAttached();
      await expect(page.getByText(t('roles.preset'), { exact: true })).toHaveCount(0);
    });

    await test.step('a leaver: what he has is handed over, then he cannot come in', async () => {
      await person.arrives('settings/people');
      await does('陈强', t('people.leave'));
      await expect(dialog).toContainText('2 个客户');
      const leaves = dialog.getByRole('button', { name: t('people.leaveSubmit') });
      await expect(leaves).toBeDisabled();
      await picks(dialog.getByRole('combobox', { name: t('people.taker') }), /^李敏/);
      await person.finds('people-hand-over');
      await leaves.click();
      await expect(dialog.getByText(t('people.did.left', { name: '陈强' }))).toBeVisible();
      await expect(dialog).toContainText('2 个客户已移交给 李敏');
      await dialog.getByRole('button', { name: t('action.done') }).click();
      await expect(row('陈强')).toContainText(t('people.state.inactive'));
      await expect(row('李敏')).toContainText('2');
      await person.finds('settings-people');
      // His own window closes by itself.
      await expect(window.getByRole('heading', { name: t('door.login.title') })).toBeVisible();
      await window.getByLabel(t('door.username'), { exact: true }).fill('chenq');
      await window.getByLabel(t('door.password'), { exact: true }).fill(NEW_PASSWORD);
      await window.getByRole('button', { name: t('door.login.enter'), exact: true }).click();
      await expect(window.getByRole('alert')).toBeVisible();
      await expect(window.getByRole('heading', { name: t('door.login.title') })).toBeVisible();
    });

    await test.step('he comes back, by a new code', async () => {
      await does('陈强', t('people.return'));
      await expect(dialog.locator('code')).toBeVisible();
      await dialog.getByRole('button', { name: t('people.code.handed') }).click();
      await expect(row('陈强')).toContainText(t('people.state.invited'));
    });
    expect(person.problems).toEqual([]);
    expect(chen.problems).toEqual([]);
    await context.close();
  });
});

test.describe('en dark', () => {
  test.use({ look: EN });

  test('adds a colleague, who joins; changes a password; looks at roles', async ({ browser, page, person, url, look, t }) => {
    test.slow();
    const { dialog, row, adds } = desk(page, t);
    await person.arrives();
    await person.makesWorkspace('Northwind');
    await person.arrives('settings/people');
    const code = await adds('Ann Lee', 'ann', () => person.finds('people-add'));
    await person.finds('people-invitation');
    await dialog.getByRole('button', { name: t('people.code.handed') }).click();

    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const window = await context.newPage();
    const ann = new Person(window, url, look, t);
    await ann.arrives();
    await joins(window, t, 'ann', code);
    await expect(window.getByRole('heading', { name: t('nav.today'), level: 1 })).toBeVisible();
    await page.reload();
    await expect(row('Ann Lee')).toContainText(t('people.state.active'));
    await person.finds('settings-people');
    await context.close();

    await test.step('the founder changes the own password', async () => {
      await person.arrives('settings/personal');
      await page.getByRole('button', { name: t('password.change') }).click();
      await dialog.getByLabel(t('password.old')).fill('not this one 1');
      await dialog.getByLabel(t('door.newPassword'), { exact: true }).fill(NEW_PASSWORD);
      await dialog.getByLabel(t('door.passwordAgain'), { exact: true }).fill(NEW_PASSWORD);
      const submit = dialog.getByRole('button', { name: t('password.submit'), exact: true });
      await submit.click();
      await expect(dialog.getByText(/This is not your present password/)).toBeVisible();
      await person.finds('password');
      await dialog.getByLabel(t('password.old')).fill(PASSWORD);
      await expect(submit).toBeEnabled();
      await submit.click();
      await expect(page.getByText(t('password.done'))).toBeVisible();
    });
    for (const tab of ['teams', 'roles']) {
      await person.arrives(`settings/${tab}`);
      await expect(page.getByText(tab === 'roles' ? t('roles.locked') : t('teams.hint'))).toBeVisible();
      await person.finds(`settings-${tab}`);
    }
    expect(person.problems).toEqual([]);
  });
});
