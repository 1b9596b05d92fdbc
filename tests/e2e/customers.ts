// A customer file as an office has one: Chinese headers, quotes, a row that cannot be taken.
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
const CITIES = ['上海', '杭州', '苏州', '南京', '宁波', '无锡', '合肥', '绍兴', '常州', '南通'];
const TRADES = ['信息技术', '精密机械', '电子科技', '医疗器械', '国际贸易', '食品', '纺织', '物业管理', '新能源', '印刷'];
const REGIONS = ['华东', '华北', '华南', '华中', '西南'];
const LEVELS = ['普通客户', '重点开发客户', '大客户', '合作伙伴', '战略合作伙伴'];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** `good` rows, and `bad` ones without a name. */
export function csv(good: number, bad: number): string {
  const rows = ['类型,名称,地区,客户等级,电话,地址,备注'];
  for (let n = 0; n < good; n++) {
    const city = pick(CITIES, n * 7);
    const person = n % 9 === 4;
    const name = person
      ? `${pick(SURNAMES, n)}${pick(['伟', '芳', '敏', '静', '磊'], n)}${pick(['华', '明', '丽'], n)}`
      : `${city}${pick(SURNAMES, n * 3)}氏${pick(TRADES, n)}有限公司${n + 1}`;
    const phone = `138${String(10_000_000 + n * 7919).slice(-8)}`;
    rows.push(
      [person ? '个人' : '单位', name, pick(REGIONS, n), pick(LEVELS, n * 3), phone, `"${city}市人民路${n + 1}号, 二楼"`, ''].join(','),
    );
  }
  for (let n = 0; n < bad; n++) rows.push(`单位,,${pick(REGIONS, n)},,,,`);
  return `\uFEFF${rows.join('\r\n')}\r\n`;
}
