/** The letters of an avatar: 姓 of a person, the telling character of a company, initials in Latin. */

const COMPOUND =
  /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯|端木|独孤|南宫|闻人|轩辕|百里|东郭|呼延)/;

// Hundreds of companies start with their city; the character after it tells them apart.
const PLACES =
  /^(中国|北京|上海|天津|重庆|广州|深圳|杭州|苏州|南京|宁波|无锡|合肥|绍兴|常州|南通|嘉兴|温州|徐州|扬州|湖州|台州|芜湖|镇江|淮安|武汉|成都|西安|长沙|郑州|济南|青岛|沈阳|大连|长春|哈尔滨|福州|厦门|泉州|南昌|昆明|贵阳|南宁|海口|太原|石家庄|呼和浩特|兰州|西宁|银川|乌鲁木齐|拉萨|东莞|佛山|珠海|中山|惠州|烟台|潍坊|洛阳|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|香港|澳门)(省|市|区)?(?=.{2})/;

export function avatarLetter(name: string, kind: 'company' | 'person' = 'person'): string {
  const trimmed = name.trim().replace(/^[（(【「"']+/, '');
  if (!trimmed) return '·';
  if (/\p{Script=Han}/u.test(trimmed[0] ?? '')) {
    if (kind === 'company') return [...trimmed.replace(PLACES, '')][0] ?? '·';
    return COMPOUND.exec(trimmed)?.[0] ?? [...trimmed][0] ?? '·';
  }
  const words = trimmed.split(/[\s\-_.&,]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const firstLetter = (word?: string) => ([...(word ?? '')][0] ?? '').toLocaleUpperCase();
  if (kind === 'company' || words.length < 2) return firstLetter(words[0]) || '·';
  return firstLetter(words[0]) + firstLetter(words.at(-1));
}
