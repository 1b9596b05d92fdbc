// A customer's complaint, from the first word to the archive: noted, assigned by load, handled, sent back, archived.
import type { Page } from '@playwright/test';
import { expect, LOOKS, PASSWORD, type Person, test } from './office.ts';

const TITLE = '二楼交换机频繁掉线';
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

/** The service types of the office, by their value. */
async function typesOf(page: Page, url: string): Promise<Record<string, string>> {
  const { categories } = await call(page, url, 'dictionary.list', {});
  const items = categories.find((each: { code: string }) => each.code === 'service_type').items;
  return Object.fromEntries(items.map((each: { value: string; id: string }) => [each.value, each.id]));
}

for (const look of LOOKS) {
  test.describe(`${look.language}, ${look.scheme}`, () => {
    test.use({ look });

    test('what a customer complains of is noted, assigned, handled, sent back and archived', async ({
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
      const zhou = await add('zhou', '周岚', ['manager'], { region: '华东', speciality: '网络设备' });
      const chen = await add('chen', '陈立', ['manager'], { region: '华北', speciality: '医疗器械' });
      await add('li', '李敏', ['supervisor'], { region: '华东' });
      const types = await typesOf(page, url);
      const company = async (name: string, owner: string) => {
        const values = { kind: 'company', name, owner };
        return (await call(page, url, 'customer.create', { values, incomplete: true })).id as string;
      };
      const customer = await company(COMPANY, zhou);
      await call(page, url, 'contact.create', {
        customer,
        values: { name: '仇志强', position: '运维主管' },
        incomplete: true,
      });
      const other = await company('杭州瑞安精密机械有限公司', chen);
      for (const [title, type, ahead] of [
        ['询问保修期', 'enquiry', 3],
        ['希望开通在线对账', 'suggestion', -2],
      ] as const) {
        const values = { title, type: types[type], customer: other, request: '客户来电说明了情况。', due_on: day(ahead) };
        const { id } = await call(page, url, 'service.create', { values });
        await call(page, url, 'service.assign', { ids: [id], to: chen });
      }

      const states = page.getByRole('list', { name: t('process.states') });
      const now = states.locator('[aria-current=step]');
      const title = page.getByRole('heading', { level: 1, name: TITLE });

      await test.step('the manager notes it while the customer is on the phone', async () => {
        await sitsDown(page, url, person, 'zhou', 'services');
        await expect(page.getByText(t('entity.service.empty'))).toBeVisible();
        await person.finds('services-empty');
        await page.getByRole('button', { name: t('service.new') }).first().click();
        const form = page.getByRole('dialog', { name: t('service.new') });
        await form.getByRole('combobox', { name: t('service.customer') }).fill('恒远');
        await page.getByRole('option', { name: new RegExp(COMPANY) }).click();
        await form.getByRole('button', { name: t('form.toFull') }).click();
        await form.getByLabel(t('service.title')).fill(TITLE);
        await form.getByRole('combobox', { name: t('service.type') }).click();
        await page.getByRole('option').nth(2).click();
        await form.getByRole('combobox', { name: t('service.contact') }).click();
        await page.getByRole('option', { name: /仇志强/ }).click();
        await form.getByLabel(t('service.request')).fill('二楼机房的交换机每天掉线三四次，影响收银，要求更换。');
        await form.getByLabel(t('service.due_on')).fill(day(0));
        await person.finds('service-new');
        await page.keyboard.press('Control+Enter');
        await expect(title).toBeVisible();
        await expect(now).toHaveText(t('option.service.state.new'));
        // What he may not do is not offered.
        await expect(states.getByRole('button')).toHaveCount(0);
        await person.finds('service-record-new');
      });

      await test.step('the supervisor assigns it, seeing load and satisfaction', async () => {
        await sitsDown(page, url, person, 'li', '');
        await page.getByRole('link', { name: t('today.numbers.to_assign') }).click();
        await page.getByRole('grid').getByText(TITLE).click();
        await expect(page.getByRole('complementary')).toContainText('影响收银');
        await person.finds('services');
        await page.getByRole('grid').getByText(TITLE).dblclick();
        await expect(title).toBeVisible();
        await states.getByRole('button', { name: t('option.service.state.assigned') }).click();
        const dialog = page.getByRole('dialog');
        const people = dialog.getByRole('radiogroup', { name: t('process.toWhom') });
        const busy = people.locator('label').filter({ hasText: '陈立' });
        await expect(busy).toContainText('2');
        await people.locator('label').filter({ hasText: '周岚' }).click();
        await person.finds('service-assign');
        await dialog.getByRole('button', { name: t('service.assign'), exact: true }).click();
        await expect(now).toHaveText(t('option.service.state.assigned'));
        await expect(headOf(page)).toContainText('周岚');
      });

      await test.step('who is given it by mistake gives it back with a reason', async () => {
        await page.getByRole('button', { name: t('service.reassign') }).click();
        const dialog = page.getByRole('dialog');
        await dialog.locator('label').filter({ hasText: '陈立' }).click();
        const go = dialog.getByRole('button', { name: t('service.reassign') });
        await expect(go).toBeDisabled();
        await dialog.getByLabel(t('service.reassignReason')).fill('陈立今天在现场');
        await go.click();
        await expect(page.getByText('陈立今天在现场').first()).toBeVisible();
        await page.getByRole('status').getByRole('button', { name: t('action.undo') }).first().click();
        await expect(headOf(page)).toContainText('周岚');
      });

      await test.step('the manager finds it on his day and handles it', async () => {
        await sitsDown(page, url, person, 'zhou', '');
        await expect(page.getByRole('link', { name: t('today.numbers.to_handle') })).toContainText('1');
        await person.finds('today-services');
        await page.getByRole('link', { name: TITLE }).click();
        await expect(title).toBeVisible();
        await headOf(page).getByRole('button', { name: t('service.handle'), exact: true }).click();
        const dialog = page.getByRole('dialog');
        const done = dialog.getByRole('button', { name: t('service.handled') });
        await expect(done).toBeDisabled();
        await dialog.getByLabel(t('service.handling')).fill('现场更换了电源模块，观察一小时未再掉线。');
        await person.finds('service-handle');
        await done.click();
        await expect(now).toHaveText(t('option.service.state.handled'));
      });

      await test.step('a customer who is not content sends it back', async () => {
        await headOf(page).getByRole('button', { name: t('service.feedback'), exact: true }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel(t('service.result')).fill('第二天又掉线一次。');
        await dialog.getByRole('radio').nth(1).check({ force: true });
        await expect(dialog).toContainText(t('service.willReturn', { who: '周岚' }));
        await person.finds('service-feedback');
        await dialog.getByRole('button', { name: t('service.return') }).click();
        await expect(now).toHaveText(t('option.service.state.assigned'));
        await expect(page.getByText(t('service.handledBefore'))).toBeVisible();
        await person.finds('service-returned');
      });

      await test.step('a content one ends it, and the archive is read only', async () => {
        await headOf(page).getByRole('button', { name: t('service.handle'), exact: true }).click();
        let dialog = page.getByRole('dialog');
        await dialog.getByLabel(t('service.handling')).fill('更换了整台交换机，连续三天正常。');
        await page.keyboard.press('Control+Enter');
        await expect(now).toHaveText(t('option.service.state.handled'));
        await headOf(page).getByRole('button', { name: t('service.feedback'), exact: true }).click();
        dialog = page.getByRole('dialog');
        await dialog.getByLabel(t('service.result')).fill('客户表示满意。');
        await dialog.getByRole('radio').nth(3).check({ force: true });
        await expect(dialog).toContainText(t('service.willArchive'));
        await dialog.getByRole('button', { name: t('service.feedback') }).click();
        await expect(now).toHaveText(t('option.service.state.archived'));
        await expect(headOf(page).getByRole('button', { name: t('service.handle') })).toHaveCount(0);
        await person.finds('service-archived');
      });

      await test.step('the archive is searched, and the customer’s page shows it', async () => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('整台交换机');
        await expect(page.getByRole('option', { name: new RegExp(TITLE) })).toBeVisible();
        await page.keyboard.press('Escape');
        await page.goto(`${url}services?view=archived&f=customer.contains.恒远`);
        await expect(page.getByRole('grid').getByText(TITLE)).toBeVisible();
        await page.goto(`${url}customers/${customer}`);
        await expect(page.getByRole('link', { name: TITLE }).first()).toBeVisible();
        await person.finds('customer-services');
      });
    });

    test('services of another program come in with their states and leave as a list', async ({ page, person, t, url }) => {
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      for (const name of [COMPANY, '杭州瑞安精密机械有限公司', '宁波海晟贸易']) {
        await call(page, url, 'customer.create', { values: { kind: 'company', name }, incomplete: true });
      }
      const sheet = [
        '服务编号,客户,概要,服务类型,服务请求,状态,服务处理,处理结果,满意度,创建时间,归档时间',
        `A-1,${COMPANY},端口故障,投诉,三号端口不亮,已关闭,更换了模块,恢复正常,4,2024-03-01 09:00,2024-03-08 17:00`,
        'A-2,杭州瑞安精密机械有限公司,询问保修,咨询,保修多久,处理中,,,,2025-12-30 10:00,',
        '待编号,宁波海晟贸易,在线对账,建议,希望能在线对账,待分配,,,,2026-01-12 14:00,',
      ].join('\n');
      const dialog = page.getByRole('dialog');

      await test.step('the file is looked at and taken', async () => {
        await page.goto(`${url}services`);
        await page.getByRole('button', { name: t('import.button') }).first().click();
        await expect(dialog).toHaveAccessibleName(t('import.title.service'));
        const choosing = page.waitForEvent('filechooser');
        await dialog.getByRole('button', { name: t('import.choose') }).click();
        await (await choosing).setFiles({ name: 'services.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
        await expect(dialog.getByText(t('import.map.title')).first()).toBeVisible();
        await person.finds('service-import');
        await dialog.getByRole('button', { name: t('import.check') }).click();
        await dialog.getByRole('button', { name: /3/ }).last().click();
        await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
        await dialog.getByRole('button', { name: t('action.done') }).click();
      });

      await test.step('each stands where the file says, with its own days', async () => {
        await page.goto(`${url}services`);
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '4');
        await person.finds('services-all');
        await page.goto(`${url}services?view=archived`);
        await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2');
        await page.getByRole('grid').getByText('端口故障').dblclick();
        await expect(headOf(page)).toContainText('A-1');
        await expect(headOf(page).getByRole('button', { name: t('service.feedback') })).toHaveCount(0);
      });

      await test.step('and the list leaves as a workbook', async () => {
        await page.goto(`${url}services`);
        await page.getByRole('button', { name: t('export.button'), exact: true }).click();
        const saved = page.waitForEvent('download');
        await dialog.getByRole('button', { name: t('export.run'), exact: true }).click();
        expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
      });
    });
  });
}
