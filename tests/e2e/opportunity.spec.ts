// A chance of a deal, from the first word to the customer it makes: entered, assigned, planned, carried out, won.
import type { Page } from '@playwright/test';
import { expect, LOOKS, PASSWORD, type Person, test } from './office.ts';

const TITLE = '机房改造二期';
const COMPANY = '上海恒远信息技术有限公司';

async function call(page: Page, url: string, name: string, data: object) {
  const answer = await page.request.post(`${url}api/${name}`, { data });
  expect(answer.ok(), `${name}: ${await answer.text()}`).toBe(true);
  return (await answer.json()).data;
}

/** Somebody else sits down at the same computer. */
async function sitsDown(page: Page, url: string, person: Person, username: string, path: string) {
  const { workspaces } = await call(page, url, 'door.state', {});
  await call(page, url, 'door.logout', {});
  await call(page, url, 'door.login', { file: workspaces[0].file, username, password: PASSWORD });
  await person.arrives(path);
}

/** The head of a record's page, where its buttons are. */
const headOf = (page: Page) => page.locator('main header').first();

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

test('a manager enters it, the supervisor assigns it by load, the manager plans, executes and wins it', async ({
  page,
  person,
  t,
  url,
}) => {
  await person.arrives();
  await person.makesWorkspace('恒远商贸');
  const add = async (username: string, display_name: string, roles: string[], about: object) => {
    const { id } = await call(page, url, 'user.add', { username, display_name, password: PASSWORD, roles });
    await call(page, url, 'user.update', { id, set: about });
    return id as string;
  };
  await add('zhou', '周岚', ['manager'], { region: '华东', speciality: '信息技术' });
  const chen = await add('chen', '陈立', ['manager'], { region: '华北', speciality: '医疗器械' });
  await add('li', '李敏', ['supervisor'], { region: '华东' });
  for (const title of ['检测仪器采购', '年度维保']) {
    const values = { title, customer_name: '杭州瑞安精密机械有限公司', amount: 18_000_000, success_rate: 30 };
    const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
    await call(page, url, 'opportunity.assign', { ids: [id], to: chen });
  }

  const states = page.getByRole('list', { name: t('process.states') });
  const now = states.locator('[aria-current=step]');
  const title = page.getByRole('heading', { level: 1, name: TITLE });

  await test.step('the manager enters it', async () => {
    await sitsDown(page, url, person, 'zhou', 'opportunities');
    await expect(page.getByText(t('entity.opportunity.empty'))).toBeVisible();
    await person.finds('opportunities-empty');
    await page.getByRole('button', { name: t('opportunity.new') }).first().click();
    const form = page.getByRole('dialog', { name: t('opportunity.new') });
    await form.getByLabel(t('opportunity.title')).fill(TITLE);
    await form.getByLabel(t('opportunity.customer_name')).fill(COMPANY);
    await form.getByLabel(t('opportunity.success_rate')).fill('20');
    await form.getByLabel(t('opportunity.amount')).fill('124万');
    await form.getByLabel(t('opportunity.contact_name'), { exact: true }).fill('仇志强');
    await form.getByLabel(t('opportunity.contact_phone')).fill('138 0013 8000');
    await person.finds('opportunity-new');
    await form.getByRole('button', { name: t('form.toFull') }).click();
    await form.getByLabel(t('opportunity.description')).fill('二期机房改造，48 口 PoE 交换机 20 台。');
    await page.keyboard.press('Control+Enter');
    await expect(title).toBeVisible();
    await expect(now).toHaveText(t('opportunity.stateLong.unassigned'));
    // What he may not do is not offered.
    await expect(page.getByRole('button', { name: t('opportunity.assign'), exact: true })).toBeHidden();
    await expect(states.getByRole('button')).toHaveCount(0);
    await person.finds('opportunity-unassigned');
  });

  await test.step('the supervisor assigns it, seeing region, speciality and load', async () => {
    await sitsDown(page, url, person, 'li', '');
    await expect(page.getByRole('link', { name: t('today.numbers.unassigned') })).toContainText('1');
    await page.getByRole('link', { name: t('today.numbers.unassigned') }).click();
    await page.getByRole('grid').getByText(TITLE).dblclick();
    await expect(title).toBeVisible();
    await page.getByRole('button', { name: t('opportunity.assign'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const people = dialog.getByRole('radiogroup', { name: t('process.toWhom') });
    await expect(people.getByRole('radio', { name: /周岚.*华东.*信息技术/ })).toBeVisible();
    const busy = people.locator('label').filter({ hasText: '陈立' });
    await expect(busy).toContainText('医疗器械');
    await expect(busy).toContainText('2');
    await people.locator('label').filter({ hasText: '周岚' }).click();
    await person.finds('opportunity-assign');
    await dialog.getByRole('button', { name: t('opportunity.assign'), exact: true }).click();
    await expect(now).toHaveText(t('opportunity.stateLong.assigned'));
    await expect(page.getByRole('button', { name: t('opportunity.win') })).toHaveCount(0);
  });

  await test.step('who is given it by mistake gives it back with a reason', async () => {
    await page.getByRole('button', { name: t('opportunity.reassign') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('label').filter({ hasText: '陈立' }).click();
    const go = dialog.getByRole('button', { name: t('opportunity.reassign') });
    await expect(go).toBeDisabled();
    await dialog.getByLabel(t('opportunity.reassignReason')).fill('陈立熟悉这家客户');
    await go.click();
    await expect(page.getByText('陈立熟悉这家客户').first()).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: t('action.undo') }).first().click();
    await expect(headOf(page)).toContainText('周岚');
  });

  const plan = page.getByRole('region', { name: t('plan.title') });
  await test.step('the manager plans', async () => {
    await sitsDown(page, url, person, 'zhou', 'opportunities?view=mineInHand');
    await page.getByRole('grid').getByText(TITLE).dblclick();
    await expect(title).toBeVisible();
    for (const [ahead, action] of [
      [0, '电话了解需求'],
      [3, '现场勘查'],
    ] as const) {
      await plan.getByLabel(t('plan.planned_on')).fill(day(ahead));
      await plan.getByLabel(t('plan.action')).fill(action);
      await plan.getByRole('button', { name: t('plan.make'), exact: true }).click();
      await expect(plan.getByRole('listitem').filter({ hasText: action })).toBeVisible();
    }
    await page.getByRole('link', { name: t('nav.today'), exact: true }).click();
    await expect(page.getByRole('link', { name: '电话了解需求' })).toBeVisible();
    await expect(page.getByRole('link', { name: '现场勘查' })).toBeHidden();
    await person.finds('today');
  });

  await test.step('and executes', async () => {
    await page.getByRole('link', { name: '电话了解需求' }).click();
    await plan.getByRole('button', { name: t('plan.executeOf', { action: '电话了解需求' }) }).click();
    await plan.getByLabel(t('plan.result')).fill('要求改为 PoE 型号，本月底前报价');
    await page.keyboard.press('Control+Enter');
    await expect(plan.getByText('要求改为 PoE 型号，本月底前报价')).toBeVisible();
    const stages = page.getByRole('list', { name: t('opportunity.stages') });
    await stages.getByRole('button').nth(1).click();
    await expect(stages.locator('[aria-current=step]')).toHaveCount(1);
    await expect(stages.getByRole('listitem').nth(2).locator('[aria-current=step]')).toBeVisible();
    await person.finds('opportunity');
  });

  await test.step('wins it: the customer is there with its contact, and the plan can only be read', async () => {
    await headOf(page).getByRole('button', { name: t('opportunity.win') }).click();
    const dialog = page.getByRole('dialog', { name: t('opportunity.winTitle') });
    await expect(dialog).toContainText('仇志强');
    await dialog.getByRole('button', { name: t('opportunity.win') }).click();
    await expect(now).toHaveText(t('opportunity.stateLong.won'));
    await expect(plan.getByRole('button')).toHaveCount(0);
    await expect(plan.getByText(t('blocked.opportunity_won'))).toBeVisible();
    await person.finds('opportunity-won');
    await page.getByRole('link', { name: COMPANY }).click();
    await expect(page.getByRole('heading', { level: 1, name: COMPANY })).toBeVisible();
    await expect(page.getByRole('button', { name: '仇志强', exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: TITLE }).first()).toBeVisible();
    await person.finds('customer-won');
  });

  await test.step('the supervisor opens it again with a reason', async () => {
    await sitsDown(page, url, person, 'li', 'opportunities?view=won');
    await page.getByRole('grid').getByText(TITLE).dblclick();
    await page.getByRole('button', { name: t('opportunity.reopen') }).click();
    const dialog = page.getByRole('dialog', { name: t('opportunity.reopenTitle') });
    await dialog.getByRole('textbox').fill('合同没有签成');
    await dialog.getByRole('button', { name: t('opportunity.reopen') }).click();
    await expect(now).toHaveText(t('opportunity.stateLong.assigned'));
    await expect(page.getByText('合同没有签成').first()).toBeVisible();
  });
  expect(person.problems).toEqual([]);
});

for (const look of LOOKS) {
  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('on the board a card is moved with the keyboard and with the mouse; a deletion asks first', async ({
      page,
      person,
      t,
      url,
    }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const { user } = await call(page, url, 'session.get', {});
      const { categories } = await call(page, url, 'dictionary.list', {});
      const stages = categories.find((each: { code: string }) => each.code === 'stage').items;
      const named = (n: number) => (look.language === 'en' ? stages[n].label_en : stages[n].label_zh);
      const deals = [
        ['机房改造二期', COMPANY, 124, 0],
        ['48 口 PoE 交换机 × 20', COMPANY, 8.6, 0],
        ['年度维保', '杭州瑞安精密机械有限公司', 18, 0],
        ['检测仪器采购', '苏州鼎信电子科技有限公司', 52.3, 1],
        ['仓储系统', '宁波聪海国际贸易有限公司', 33.9, 1],
        ['产线视觉检测', '无锡博达精密机械有限公司', 76, 2],
        ['园区门禁', '南京仁和物业管理有限公司', 21.4, 3],
      ] as const;
      for (const [n, [title, customer_name, wan, stage]] of deals.entries()) {
        const values = { title, customer_name, amount: wan * 1_000_000, expected_close: day(10 + n), success_rate: 10 };
        const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
        await call(page, url, 'opportunity.assign', { ids: [id], to: user.id });
        const { rev } = await call(page, url, 'opportunity.get', { id });
        if (stage > 0) await call(page, url, 'opportunity.progress', { id, rev, set: { stage: stages[stage].id } });
        if (n % 3 !== 2) {
          await call(page, url, 'plan.make', { opportunity: id, planned_on: day(n), action: n % 2 ? '确认报价' : '现场勘查' });
        }
      }
      await person.arrives('opportunities');
      await expect(page.getByRole('grid')).toBeVisible();
      await person.finds('opportunities');
      await page.getByRole('button', { name: t('opportunity.asBoard') }).click();
      const column = (n: number) => page.getByRole('region', { name: new RegExp(`^${named(n)}`) });
      const card = (title: string) => page.getByRole('link').filter({ hasText: title });
      await expect(column(0).getByRole('link')).toHaveCount(3);
      await expect(column(0)).toContainText(look.language === 'en' ? '$1.51M' : '¥150.6万');
      await page.mouse.move(700, 640);
      await person.finds('board');

      await test.step('by keyboard, one stage with each press', async () => {
        await card('机房改造二期').focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('ArrowRight');
        await expect(column(2).getByRole('link')).toHaveCount(2);
        await page.keyboard.press('Escape');
        await expect(column(0).getByRole('link')).toHaveCount(3);
        await expect(card('机房改造二期')).toBeFocused();
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Space');
        await expect(page.getByText(t('board.did.moved', { name: '机房改造二期', stage: named(1) })).first()).toBeVisible();
        await expect(column(1).getByRole('link')).toHaveCount(3);
        await expect(card('机房改造二期')).toBeFocused();
        const { rows } = await call(page, url, 'opportunity.list', {
          filter: [{ field: 'title', op: 'eq', value: '机房改造二期' }],
          columns: ['stage', 'success_rate'],
        });
        expect(rows[0].values.stage).toBe(stages[1].id);
        // The stage brought its own success rate along.
        expect(rows[0].values.success_rate).toBe(stages[1].success_rate);
      });

      await test.step('with the mouse, and back by Undo', async () => {
        const from = await card('园区门禁').boundingBox();
        const to = await column(1).boundingBox();
        if (!from || !to) throw new Error('the board is not in sight');
        await page.mouse.move(from.x + 60, from.y + 40);
        await page.mouse.down();
        await page.mouse.move(from.x + 20, from.y + 60, { steps: 4 });
        await page.mouse.move(to.x + to.width / 2, to.y + 160, { steps: 8 });
        await page.mouse.up();
        await expect(column(1).getByRole('link')).toHaveCount(4);
        await expect(column(3).getByRole('link')).toHaveCount(0);
        // What the keyboard moved may still be said beside it.
        const said = page.getByRole('status').filter({ hasText: '园区门禁' });
        await said.getByRole('button', { name: t('action.undo') }).click();
        await expect(column(3).getByRole('link')).toHaveCount(1);
      });

      await test.step('won with a customer that is there already', async () => {
        const values = { kind: 'company', name: COMPANY, owner: user.id };
        await call(page, url, 'customer.create', { values, incomplete: true });
        await card('机房改造二期').focus();
        await page.keyboard.press('Enter');
        await expect(page.getByRole('heading', { level: 1, name: '机房改造二期' })).toBeVisible();
        await headOf(page).getByRole('button', { name: t('opportunity.win') }).click();
        const dialog = page.getByRole('dialog', { name: t('opportunity.winTitle') });
        const win = dialog.getByRole('button', { name: t('opportunity.win') });
        await expect(dialog.getByText(t('opportunity.linkTo', { name: COMPANY }))).toBeVisible();
        await expect(win).toBeDisabled();
        await person.finds('opportunity-win');
        await dialog.getByText(t('opportunity.linkTo', { name: COMPANY })).click();
        await win.click();
        await expect(page.getByRole('link', { name: COMPANY })).toBeVisible();
        const { count } = await call(page, url, 'customer.count', {});
        expect(count).toBe(1);
      });

      await test.step('lost with a reason', async () => {
        await page.goto(`${url}opportunities?view=inHand`);
        await page.getByRole('grid').getByText('仓储系统').dblclick();
        await headOf(page).getByRole('button', { name: t('opportunity.lose') }).click();
        const dialog = page.getByRole('dialog', { name: t('opportunity.loseTitle') });
        await expect(dialog.getByRole('button', { name: t('opportunity.lose') })).toBeDisabled();
        await dialog.getByRole('textbox').fill('预算取消');
        await page.keyboard.press('Control+Enter');
        const now = page.getByRole('list', { name: t('process.states') }).locator('[aria-current=step]');
        await expect(now).toHaveText(t('opportunity.stateLong.lost'));
      });

      await test.step('deleted only after it was asked', async () => {
        await call(page, url, 'opportunity.create', { values: { title: '重复录入' }, incomplete: true });
        await page.goto(`${url}opportunities?view=unassigned`);
        await page.getByRole('grid').getByText('重复录入').dblclick();
        await page.getByRole('button', { name: t('record.menu') }).click();
        await page.getByRole('menuitem', { name: t('delete.button') }).click();
        const dialog = page.getByRole('dialog', { name: t('delete.ask') });
        await dialog.getByRole('button', { name: t('action.cancel') }).click();
        await expect(page.getByRole('heading', { level: 1, name: '重复录入' })).toBeVisible();
        await page.getByRole('button', { name: t('record.menu') }).click();
        await page.getByRole('menuitem', { name: t('delete.button') }).click();
        await dialog.getByRole('button', { name: t('delete.button') }).click();
        await expect(page.getByText(t('delete.done'))).toBeVisible();
        await page.goto(`${url}bin?kind=opportunity`);
        await expect(page.getByRole('link', { name: '重复录入' })).toBeVisible();
      });

      await test.step('stages have a success rate and days of rest of their own', async () => {
        await page.goto(`${url}settings/dictionary`);
        await page.getByRole('button', { name: new RegExp(`^${t('opportunity.stage')}`) }).click();
        const rate = page.getByLabel(t('dictionary.successRateOf', { name: named(0) }));
        await rate.fill('15');
        await rate.press('Enter');
        await expect(page.getByText(t('dictionary.did.rated', { name: named(0) }))).toBeVisible();
        await person.finds('settings-stages');
      });
      expect(person.problems).toEqual([]);
    });
  });
}
