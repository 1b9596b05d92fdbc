import { describe, expect, it } from 'vitest';
import { i18next } from '~/locales';
import { COLUMNS, fieldClasses, LEVELS, levelOf, levelsOf, matrixRows, PRESET_ROLES } from './matrix';

const ENTITIES =
  'customer contact interaction opportunity plan sales_order product stock churn service report dictionary user role team backup audit setting field';
const ACTIONS =
  'read create update delete erase restore export import transfer assign reassign plan execute win lose close reopen hold confirm handle feedback enter see_phone see_bank see_amount';

describe('the table of rights', () => {
  const rights = [
    { entity: 'customer', actions: ['read', 'update', 'transfer'] },
    { entity: 'field', actions: ['see_phone'] },
  ];

  it('puts what most know in columns, and the rest beside', () => {
    const [row, ...others] = matrixRows(rights);
    expect(others).toEqual([]);
    expect(row?.cells).toEqual(COLUMNS.map((each) => (['read', 'update'].includes(each) ? each : null)));
    expect(row?.more).toEqual(['transfer']);
    expect(fieldClasses(rights)).toEqual(['see_phone']);
  });

  it('takes what is not granted as none', () => {
    const role = {
      code: 'x',
      label_zh: '',
      label_en: '',
      preset: false,
      people: 0,
      grants: { 'customer.read': 'team' as const },
    };
    expect(levelOf(role, 'customer', 'read')).toBe('team');
    expect(levelOf(role, 'customer', 'export')).toBe('none');
  });

  it('offers own and team only where something belongs to somebody', () => {
    expect(levelsOf('customer')).toEqual(LEVELS);
    expect(levelsOf('backup')).toEqual(['none', 'all']);
    expect(levelsOf('field')).toEqual(['none', 'all']);
  });

  it('has a word in both languages for every entity, action, level and preset', () => {
    const keys = [
      ...ENTITIES.split(' ').map((each) => `roles.entity.${each}`),
      ...ACTIONS.split(' ').map((each) => `roles.action.${each}`),
      ...LEVELS.map((each) => `roles.level.${each}`),
      ...PRESET_ROLES.flatMap((each) => [`role.${each}`, `roles.about.${each}`]),
    ];
    for (const lng of ['zh-CN', 'en']) {
      expect(
        keys.filter((key) => !i18next.exists(key, { lng })),
        lng,
      ).toEqual([]);
    }
  });
});
