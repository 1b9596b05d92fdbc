import { useTranslation } from 'react-i18next';
import { Dialog } from '~/components/Dialog';
import { Keys } from '~/components/Keys';
import classes from './shell.module.css';

const SHEET: Record<'everywhere' | 'list' | 'record' | 'form' | 'board', [keys: string[], name: string][]> = {
  everywhere: [
    [['mod+k'], 'palette'],
    [['l'], 'log'],
    [['n c'], 'newCustomer'],
    [['n p'], 'newContact'],
    [['n o'], 'newOpportunity'],
    [['n s'], 'newService'],
    [['n d'], 'newOrder'],
    [['mod+z'], 'undo'],
    [['mod+shift+z'], 'redo'],
    [['g t'], 'goToday'],
    [['g c'], 'goCustomers'],
    [['g p'], 'goContacts'],
    [['g i'], 'goInteractions'],
    [['g o'], 'goOpportunities'],
    [['g d'], 'goTrade'],
    [['g v'], 'goServices'],
    [['g r'], 'goInsights'],
    [['g b'], 'goBin'],
    [['g s'], 'goSettings'],
    [['?'], 'sheet'],
  ],
  list: [
    [['j', 'down'], 'next'],
    [['k', 'up'], 'previous'],
    [['enter'], 'open'],
    [['e', 'f2'], 'editCell'],
    [['x'], 'select'],
    [['mod+a'], 'selectAll'],
    [['a … z', '/'], 'jump'],
    [['f'], 'filter'],
    [['p'], 'pane'],
    [['escape'], 'clear'],
  ],
  board: [
    [['b'], 'board'],
    [['space'], 'lift'],
    [['left', 'right'], 'carry'],
    [['escape'], 'putBack'],
  ],
  record: [
    [['e'], 'editFirst'],
    [['escape'], 'back'],
  ],
  form: [
    [['mod+enter'], 'save'],
    [['escape'], 'cancel'],
  ],
};

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('sheet.title')} size={720}>
      <div className={classes.sheet} tabIndex={-1} data-autofocus>
        {Object.entries(SHEET).map(([area, lines]) => (
          <section key={area}>
            <h3>{t(`sheet.area.${area}`)}</h3>
            <dl>
              {lines.map(([keys, name]) => (
                <div key={name}>
                  <dt>{t(`sheet.key.${name}`)}</dt>
                  <dd>
                    {keys.map((each, i) => (
                      <span key={each}>
                        {i > 0 && <small> {t('sheet.or')} </small>}
                        <Keys of={each} />
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
