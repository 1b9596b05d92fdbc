// A week of an office: four people at four computers, one opportunity from its first word, what customers order and
// when they stop, a complaint that comes back, and whoever asks what it all comes to. Whole in Chinese, short in English.
import type { Browser, Page } from '@playwright/test';
import { call } from './calls.ts';
import { expect, LOOKS, type Look, PASSWORD, Person, test } from './office.ts';
import { words } from './words.ts';

const DEAL = '机房改造二期';
const NEW = '上海恒远信息技术有限公司';
const LOST = '杭州瑞安精密机械有限公司';
const BACK = '苏州鼎信电子科技有限公司';
const COMPLAINT = '二楼交换机频繁掉线';

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const monthsAgo = (months: number) => {
  const at = new Date();
  return new Date(Date.UTC(at.getFullYear(), at.getMonth() - months, 10)).toISOString().slice(0, 10);
};

/** What the sales system writes out at the end of a day. */
const sheet = (...rows: (readonly [number: string, customer: string, on: string, quantity: number])[]) =>
  [
    '订单编号,客户,订单日期,订单状态,产品编码,数量,单位,单价',
    ...rows.map(([number, customer, on, quantity]) => `${number},${customer},${on},已发货,SW-48P,${quantity},台,5280.50`),
  ].join('\n');

/** Somebody at a computer of his own, who has said who he is. */
class Desk {
  private constructor(
    readonly page: Page,
    readonly person: Person,
    private readonly url: string,
    private readonly t: ReturnType<typeof words>,
  ) {}

  static async of(browser: Browser, url: string, look: Look, username: string): Promise<Desk> {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    const t = words(look.language);
    const desk = new Desk(page, new Person(page, url, look, t), url, t);
    await desk.person.arrives();
    await page.getByLabel(t('door.username'), { exact: true }).fill(username);
    await page.getByLabel(t('door.password'), { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: t('door.login.enter'), exact: true }).click();
    await expect(page.getByRole('navigation', { name: t('nav.label') })).toBeVisible();
    return desk;
  }

  async goes(area: string): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.t('nav.label') });
    await rail.getByRole('link', { name: this.t(`nav.${area}`), exact: true }).click();
  }

  /** The head of a record's page, where its buttons are. */
  get head() {
    return this.page.locator('main header').first();
  }

  get dialog() {
    return this.page.getByRole('dialog');
  }

  /** Where a record stands. */
  at(states: string) {
    return this.page.getByRole('list', { name: this.t(states) }).locator('[aria-current=step]');
  }

  title(name: string) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Opens a record of the list on the screen. */
  async opens(name: string): Promise<void> {
    await this.page.getByRole('grid').getByText(name).first().dblclick();
    await expect(this.title(name)).toBeVisible();
  }

  /** Takes in what the sales system has written, as it stands. */
  async imports(area: string, file: string, text: string, screen?: string): Promise<void> {
    const { page, dialog, t } = this;
    await page.goto(`${this.url}${area}`);
    await page.getByRole('button', { name: t('import.button'), exact: true }).first().click();
    const choosing = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: t('import.choose') }).click();
    await (await choosing).setFiles({ name: file, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await expect(dialog.getByText(t('import.map.title')).first()).toBeVisible();
    await dialog.getByRole('button', { name: t('import.check') }).click();
    await expect(dialog.getByText(t('import.dryText'))).toBeVisible();
    if (screen) await this.person.finds(`${screen}-tried`);
    await dialog.getByRole('button', { name: /\d/ }).last().click();
    await expect(dialog.getByText(t('import.doneText'))).toBeVisible();
    if (screen) await this.person.finds(`${screen}-done`);
    await dialog.getByRole('button', { name: t('action.done') }).click();
  }

  /** Presses a bar of the picture of a report, the longest one. */
  async pressesBar(): Promise<void> {
    const bar = this.page.getByRole('img').locator('svg path[fill]:not([fill="none"])');
    await expect(bar.first()).toBeVisible();
    const boxes = await bar.evaluateAll((paths) => {
      const accent = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
      const ink = (path: Element) => (path.getAttribute('fill') ?? '').replaceAll(' ', '').toLowerCase();
      const bars = paths.filter((path) => ink(path) === accent.replaceAll(' ', '').toLowerCase());
      return bars.map((path) => path.getBoundingClientRect().toJSON() as DOMRect);
    });
    const [longest] = boxes.sort((a, b) => b.width * b.height - a.width * a.height);
    if (!longest) throw new Error('the picture has no bar');
    await this.page.mouse.click(longest.x + longest.width / 2, longest.y + longest.height / 2);
  }
}

for (const look of LOOKS) {
  const whole = look.language === 'zh-CN';

  test.describe(`${look.language} ${look.scheme}`, () => {
    test.use({ look });

    test('four people work a week', async ({ browser, page, person, t, url }) => {
      test.slow();
      await person.arrives();
      await person.makesWorkspace('恒远商贸');
      const hires = async (username: string, display_name: string, role: string, about: object) => {
        const user = { username, display_name, password: PASSWORD, roles: [role] };
        const { id } = await call(page, url, 'user.add', user);
        await call(page, url, 'user.update', { id, set: about });
        return id as string;
      };
      const zhou = await hires('zhou', '周岚', 'manager', { region: '华东', speciality: '信息技术' });
      const chen = await hires('chen', '陈立', 'manager', { region: '华北', speciality: '医疗器械' });
      await hires('li', '李敏', 'supervisor', { region: '华东' });
      await hires('gao', '高远', 'executive', {});
      // What was there before this week: two customers of the manager, and what her colleague is busy with.
      for (const name of [LOST, BACK]) {
        await call(page, url, 'customer.create', { values: { kind: 'company', name, owner: zhou }, incomplete: true });
      }
      for (const title of ['检测仪器采购', '年度维保']) {
        const values = { title, customer_name: '宁波聪海国际贸易有限公司', success_rate: 30 };
        const { id } = await call(page, url, 'opportunity.create', { values, incomplete: true });
        await call(page, url, 'opportunity.assign', { ids: [id], to: chen });
      }
      const manager = await Desk.of(browser, url, look, 'zhou');
      const supervisor = await Desk.of(browser, url, look, 'li');
      const executive = await Desk.of(browser, url, look, 'gao');

      await test.step('the manager enters an opportunity', async () => {
        await manager.goes('opportunities');
        await manager.page.getByRole('button', { name: t('opportunity.new') }).first().click();
        const form = manager.page.getByRole('dialog', { name: t('opportunity.new') });
        await form.getByLabel(t('opportunity.title')).fill(DEAL);
        await form.getByLabel(t('opportunity.customer_name')).fill(NEW);
        await form.getByLabel(t('opportunity.success_rate')).fill('20');
        await form.getByLabel(t('opportunity.contact_name'), { exact: true }).fill('仇志强');
        await form.getByLabel(t('opportunity.contact_phone')).fill('138 0013 8000');
        await form.getByRole('button', { name: t('form.toFull') }).click();
        await form.getByLabel(t('opportunity.description')).fill('二期机房改造，48 口 PoE 交换机 20 台。');
        await manager.page.keyboard.press('Control+Enter');
        await expect(manager.title(DEAL)).toBeVisible();
        await expect(manager.at('process.states')).toHaveText(t('opportunity.stateLong.unassigned'));
      });

      await test.step('the supervisor assigns it, seeing region, speciality and load of everyone', async () => {
        const { page } = supervisor;
        await supervisor.goes('today');
        await page.getByRole('link', { name: t('today.numbers.unassigned') }).click();
        await supervisor.opens(DEAL);
        await page.getByRole('button', { name: t('opportunity.assign'), exact: true }).click();
        const people = supervisor.dialog.getByRole('radiogroup', { name: t('process.toWhom') });
        await expect(people.getByRole('radio', { name: /周岚.*华东.*信息技术/ })).toBeVisible();
        const busy = people.locator('label').filter({ hasText: '陈立' });
        await expect(busy).toContainText('华北');
        await expect(busy).toContainText('医疗器械');
        await expect(busy).toContainText('2');
        await people.locator('label').filter({ hasText: '周岚' }).click();
        await supervisor.person.finds('week-assign');
        await supervisor.dialog.getByRole('button', { name: t('opportunity.assign'), exact: true }).click();
        await expect(supervisor.at('process.states')).toHaveText(t('opportunity.stateLong.assigned'));
        // The manager, who still has it open, sees it come.
        await expect(manager.at('process.states')).toHaveText(t('opportunity.stateLong.assigned'));
      });

      const plan = manager.page.getByRole('region', { name: t('plan.title') });
      await test.step('the manager plans and executes', async () => {
        for (const [ahead, action] of [
          [0, '电话了解需求'],
          [3, '现场勘查'],
        ] as const) {
          await plan.getByLabel(t('plan.planned_on')).fill(day(ahead));
          await plan.getByLabel(t('plan.action')).fill(action);
          await plan.getByRole('button', { name: t('plan.make'), exact: true }).click();
          await expect(plan.getByRole('listitem').filter({ hasText: action })).toBeVisible();
          if (!whole) break;
        }
        if (whole) {
          await manager.goes('today');
          await manager.page.getByRole('link', { name: '电话了解需求' }).click();
        }
        await plan.getByRole('button', { name: t('plan.executeOf', { action: '电话了解需求' }) }).click();
        await plan.getByLabel(t('plan.result')).fill('要求改为 PoE 型号，本月底前报价');
        await manager.page.keyboard.press('Control+Enter');
        await expect(plan.getByText('要求改为 PoE 型号，本月底前报价')).toBeVisible();
        // The supervisor follows it and may not execute it for her.
        await expect(supervisor.page.getByText('要求改为 PoE 型号，本月底前报价')).toBeVisible();
        const execute = supervisor.page.getByRole('button', { name: /电话了解需求/ });
        await expect(execute.filter({ hasText: t('plan.execute') })).toHaveCount(0);
      });

      await test.step('and wins it: the customer appears with its contact', async () => {
        await manager.head.getByRole('button', { name: t('opportunity.win') }).click();
        await expect(manager.dialog).toContainText('仇志强');
        await manager.dialog.getByRole('button', { name: t('opportunity.win') }).click();
        await expect(manager.at('process.states')).toHaveText(t('opportunity.stateLong.won'));
        await expect(plan.getByText(t('blocked.opportunity_won'))).toBeVisible();
        await manager.page.getByRole('link', { name: NEW }).click();
        await expect(manager.title(NEW)).toBeVisible();
        await expect(manager.page.getByRole('button', { name: '仇志强', exact: true })).toBeVisible();
        await expect(manager.head).toContainText('周岚');
      });

      await test.step('orders come in from the sales system’s spreadsheet', async () => {
        const orders = sheet(
          ['DD-1001', LOST, monthsAgo(10), 12],
          ['DD-1002', BACK, monthsAgo(9), 4],
          ['DD-1003', LOST, monthsAgo(8), 2],
          ['DD-1004', NEW, day(0), 20],
        );
        await supervisor.imports('products', '产品.csv', '产品编码,产品名称,单位,单价\nSW-48P,48 口 PoE 交换机,台,5280.50');
        await supervisor.imports('orders', '销售系统.csv', orders, 'week-orders');
        await expect(supervisor.page.getByRole('grid')).toHaveAttribute('aria-rowcount', '5');
        // On the page of her new customer, which the manager has open.
        const parts = manager.page.getByRole('navigation', { name: t('record.shown') });
        await parts.getByRole('link', { name: t('nav.orders') }).click();
        const orders_ = manager.page.getByRole('region', { name: t('nav.orders') });
        await expect(orders_.getByRole('button', { name: /DD-1004/ })).toBeVisible();
        await expect(orders_).toContainText('105,610');
      });

      await test.step('who stopped ordering is warned about when the day turns, and held with measures', async () => {
        // A day does not turn within a test: this is what it does then.
        const { opened } = await call(page, url, 'churn.check', {});
        expect(opened).toBe(2);
        await manager.goes('today');
        await expect(manager.page.getByRole('heading', { name: t('churn.warnings') })).toContainText('2');
        await manager.person.finds('week-today');
        await manager.page.getByRole('link', { name: BACK }).click();
        await expect(manager.at('churn.states')).toHaveText(t('option.churn.state.warning'));
        await manager.page.getByLabel(t('churn.measureFirst')).fill('电话约了下周拜访，了解停购原因');
        await manager.page.keyboard.press('Control+Enter');
        await expect(manager.at('churn.states')).toHaveText(t('option.churn.state.held'));
        if (!whole) return;
        await manager.page.getByLabel(t('churn.measureNext')).fill('拜访采购经理，答应给出延期付款方案');
        await manager.page.keyboard.press('Control+Enter');
        await expect(manager.page.getByText('延期付款方案').first()).toBeVisible();
      });

      if (whole) {
        await test.step('one is lost', async () => {
          await manager.goes('today');
          await manager.page.getByRole('link', { name: LOST }).click();
          await expect(manager.title(LOST)).toBeVisible();
          await manager.head.getByRole('button', { name: t('churn.confirm') }).click();
          await expect(manager.dialog.getByRole('button', { name: t('churn.confirm') })).toBeDisabled();
          await manager.dialog.getByRole('textbox').fill('转向竞争对手');
          await manager.dialog.getByRole('button', { name: t('churn.confirm') }).click();
          await expect(manager.at('churn.states')).toHaveText(t('option.churn.state.lost'));
          // Nothing was ever done for this one, and the course says so.
          const course = manager.page.getByRole('list', { name: t('churn.states') }).getByRole('listitem');
          await expect(course.filter({ hasText: t('process.behind') })).toHaveCount(1);
          await manager.person.finds('week-lost');
        });
      }

      await test.step('one is won back by a new order', async () => {
        await manager.goes('churn');
        await manager.opens(BACK);
        await supervisor.imports('orders', '销售系统 2.csv', sheet(['DD-1005', BACK, day(0), 6]));
        await expect(manager.at('churn.states')).toHaveText(t('option.churn.state.recovered'));
        const course = manager.page.getByRole('list', { name: t('churn.states') }).getByRole('listitem');
        await expect(course.filter({ hasText: t('process.behind') })).toHaveCount(2);
        await manager.person.finds('week-recovered');
      });

      await test.step('a customer complains', async () => {
        await manager.goes('services');
        await manager.page.getByRole('button', { name: t('service.new') }).first().click();
        const form = manager.page.getByRole('dialog', { name: t('service.new') });
        await form.getByRole('combobox', { name: t('service.customer') }).fill('恒远');
        await manager.page.getByRole('option', { name: new RegExp(NEW) }).click();
        await form.getByRole('button', { name: t('form.toFull') }).click();
        await form.getByLabel(t('service.title')).fill(COMPLAINT);
        await form.getByRole('combobox', { name: t('service.type') }).click();
        await manager.page.getByRole('option').nth(2).click();
        await form.getByLabel(t('service.request')).fill('二楼机房的交换机每天掉线三四次，影响收银，要求更换。');
        await manager.page.keyboard.press('Control+Enter');
        await expect(manager.title(COMPLAINT)).toBeVisible();
        await expect(manager.at('process.states')).toHaveText(t('option.service.state.new'));
      });

      await test.step('the supervisor assigns it', async () => {
        await supervisor.goes('today');
        await supervisor.page.getByRole('link', { name: t('today.numbers.to_assign') }).click();
        await supervisor.opens(COMPLAINT);
        const states = supervisor.page.getByRole('list', { name: t('process.states') });
        await states.getByRole('button', { name: t('option.service.state.assigned') }).click();
        await supervisor.dialog.locator('label').filter({ hasText: '周岚' }).click();
        await supervisor.dialog.getByRole('button', { name: t('service.assign'), exact: true }).click();
        await expect(manager.at('process.states')).toHaveText(t('option.service.state.assigned'));
      });

      const handles = async (handling: string) => {
        await manager.head.getByRole('button', { name: t('service.handle'), exact: true }).click();
        await manager.dialog.getByLabel(t('service.handling')).fill(handling);
        await manager.dialog.getByRole('button', { name: t('service.handled') }).click();
        await expect(manager.at('process.states')).toHaveText(t('option.service.state.handled'));
      };
      const feedsBack = async (result: string, stars: number, button: string) => {
        await manager.head.getByRole('button', { name: t('service.feedback'), exact: true }).click();
        await manager.dialog.getByLabel(t('service.result')).fill(result);
        await manager.dialog.getByRole('radio').nth(stars - 1).check({ force: true });
        await manager.dialog.getByRole('button', { name: t(button) }).click();
      };

      await test.step('it is handled, sent back with two stars, handled again, archived', async () => {
        await handles('现场更换了电源模块，观察一小时未再掉线。');
        await feedsBack('第二天又掉线一次。', 2, 'service.return');
        await expect(manager.at('process.states')).toHaveText(t('option.service.state.assigned'));
        await manager.person.finds('week-returned');
        await handles('更换了整台交换机，连续三天正常。');
        await feedsBack('客户表示满意。', 4, 'service.feedback');
        await expect(manager.at('process.states')).toHaveText(t('option.service.state.archived'));
        await expect(manager.head.getByRole('button', { name: t('service.handle') })).toHaveCount(0);
      });

      const grid = executive.page.getByRole('grid');
      await test.step('the executive reads what customers contributed, presses a bar, sees the orders', async () => {
        await executive.goes('insights');
        await executive.page.getByRole('link', { name: t('insight.report.contribution') }).click();
        const rows = executive.page.getByRole('table').getByRole('row');
        await expect(rows.nth(1)).toContainText(NEW);
        await executive.person.finds('week-contribution');
        await executive.pressesBar();
        await expect(grid.getByText('DD-1004')).toBeVisible();
        await expect(grid).toHaveAttribute('aria-rowcount', '2');
        // What the list is narrowed to is said in words.
        await expect(executive.page.getByRole('button', { name: NEW, exact: false }).first()).toBeVisible();
        await executive.person.finds('week-behind');
        // He reads everything and changes nothing.
        await expect(executive.page.getByRole('button', { name: t('import.button') })).toHaveCount(0);
      });

      if (whole) {
        await test.step('and what was won, lost and complained of', async () => {
          const report = async (name: string) => {
            await executive.goes('insights');
            await executive.page.getByRole('link', { name: t(`insight.report.${name}`) }).click();
            await expect(executive.page.getByRole('img').locator('svg')).toBeVisible();
          };
          const rows = executive.page.getByRole('table').getByRole('row');
          await report('churn');
          await expect(rows.nth(1)).toContainText('转向竞争对手');
          await report('opportunity');
          await executive.page.getByRole('table').getByRole('link', { name: '1', exact: true }).first().click();
          await expect(grid.getByText(DEAL)).toBeVisible();
          await report('service');
          await executive.pressesBar();
          await expect(grid.getByText(COMPLAINT)).toBeVisible();
          await executive.opens(COMPLAINT);
          await expect(executive.page.getByText('更换了整台交换机').first()).toBeVisible();
          await expect(executive.head.getByRole('button', { name: t('service.feedback') })).toHaveCount(0);
          await executive.person.finds('week-archived');
        });
      }

      for (const each of [person, manager.person, supervisor.person, executive.person]) {
        expect(each.problems).toEqual([]);
      }
    });
  });
}
