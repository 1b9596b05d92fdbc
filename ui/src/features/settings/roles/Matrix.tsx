/** The rights of one role: which fields it may read, and on which records it may do what. */
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { useWriter } from '~/api/write';
import { LevelCell, useLevelWord } from './LevelCell';
import { COLUMNS, fieldClasses, levelOf, matrixRows, type Right, type RightLevel, type Role } from './matrix';
import classes from './roles.module.css';

interface Props {
  role: Role;
  name: string;
  rights: Right[];
  mayChange: boolean;
}

export function Matrix({ role, name, rights, mayChange }: Props) {
  const { t } = useTranslation();
  const writer = useWriter();
  const levelWord = useLevelWord();
  const rightName = (entity: string, action: string) =>
    `${t(`roles.entity.${entity}`)} · ${t(`roles.action.${action}`)}`;
  const set = (entity: string, action: string, level: RightLevel) => {
    const right = rightName(entity, action);
    void writer.tryWrite(
      'role.grant',
      { role: role.code, entity, action, level },
      { said: t('roles.did.granted', { name, right, level: levelWord(entity, level) }), final: true },
    );
  };
  const cell = (entity: string, action: string) => (
    <LevelCell
      entity={entity}
      level={levelOf(role, entity, action)}
      label={rightName(entity, action)}
      onChange={mayChange ? (level) => set(entity, action, level) : undefined}
    />
  );

  return (
    <>
      <div className={classes.fields}>
        <h3>{t('roles.fields')}</h3>
        <p>{t('roles.fieldsHint')}</p>
        <dl>
          {fieldClasses(rights).map((action) => (
            <div key={action}>
              <dt>{t(`roles.action.${action}`)}</dt>
              <dd>{cell('field', action)}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={classes.scroll}>
        <table className={classes.matrix} aria-label={t('roles.rightsOf', { name })}>
          <thead>
            <tr>
              <th scope="col">{t('roles.on')}</th>
              {COLUMNS.map((action) => (
                <th key={action} scope="col">
                  {t(`roles.action.${action}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrixRows(rights).map(({ entity, cells, more }) => (
              <Fragment key={entity}>
                <tr data-more={more.length > 0 || undefined}>
                  <th scope="row" rowSpan={more.length > 0 ? 2 : 1}>
                    {t(`roles.entity.${entity}`)}
                  </th>
                  {cells.map((action, at) => (
                    <td key={COLUMNS[at]}>{action && cell(entity, action)}</td>
                  ))}
                </tr>
                {more.length > 0 && (
                  <tr>
                    <td colSpan={COLUMNS.length} className={classes.more}>
                      {more.map((action) => (
                        <span key={action}>
                          <em>{t(`roles.action.${action}`)}</em> {cell(entity, action)}
                        </span>
                      ))}
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
