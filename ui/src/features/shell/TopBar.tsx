/** Search and commands in one, New, the state of the workspace, the person. */
import { Button, Menu } from '@mantine/core';
import {
  IconAddressBook,
  IconFileImport,
  IconHeadset,
  IconMessagePlus,
  IconPlus,
  IconReceipt2,
  IconSearch,
  IconTargetArrow,
  IconUserPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Keys } from '~/components/Keys';
import { currentSubject } from '~/features/interaction/subject';
import { useMayOrder } from '~/features/trade/useByHand';
import { openOverlay } from './overlays';
import { PersonMenu } from './PersonMenu';
import { useCan } from './session';
import classes from './shell.module.css';
import { WorkspaceState } from './WorkspaceState';

export function TopBar() {
  const { t } = useTranslation();
  const mayCreate = useCan('customer.create');
  const mayImport = useCan('customer.import');
  const mayAddContact = useCan('contact.create');
  const mayLog = useCan('interaction.create');
  const mayAddOpportunity = useCan('opportunity.create');
  const mayAddService = useCan('service.create');
  const mayOrder = useMayOrder();
  return (
    <header className={classes.top} data-noprint>
      <button type="button" className={classes.search} onClick={() => openOverlay({ name: 'palette' })}>
        <IconSearch size={15} stroke={1.8} aria-hidden="true" />
        <span>{t('palette.field')}</span>
        <span className={classes.searchKeys} aria-hidden="true">
          <Keys of="mod+k" />
        </span>
      </button>
      {(mayCreate ||
        mayImport ||
        mayAddContact ||
        mayAddOpportunity ||
        mayAddService ||
        mayOrder ||
        mayLog) && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="filled" leftSection={<IconPlus size={16} stroke={2.2} />}>
              {t('action.new')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayCreate && (
              <Menu.Item
                leftSection={<IconUserPlus size={16} stroke={1.6} />}
                rightSection={<Keys of="n c" />}
                onClick={() => openOverlay({ name: 'newCustomer' })}
              >
                {t('entity.customer.one')}
              </Menu.Item>
            )}
            {mayAddContact && (
              <Menu.Item
                leftSection={<IconAddressBook size={16} stroke={1.6} />}
                rightSection={<Keys of="n p" />}
                onClick={() =>
                  openOverlay({ name: 'newContact', customer: currentSubject()?.customer ?? null })
                }
              >
                {t('entity.contact.one')}
              </Menu.Item>
            )}
            {mayAddOpportunity && (
              <Menu.Item
                leftSection={<IconTargetArrow size={16} stroke={1.6} />}
                rightSection={<Keys of="n o" />}
                onClick={() =>
                  openOverlay({ name: 'newOpportunity', customer: currentSubject()?.customer ?? null })
                }
              >
                {t('entity.opportunity.one')}
              </Menu.Item>
            )}
            {mayAddService && (
              <Menu.Item
                leftSection={<IconHeadset size={16} stroke={1.6} />}
                rightSection={<Keys of="n s" />}
                onClick={() =>
                  openOverlay({ name: 'newService', customer: currentSubject()?.customer ?? null })
                }
              >
                {t('entity.service.one')}
              </Menu.Item>
            )}
            {mayOrder && (
              <Menu.Item
                leftSection={<IconReceipt2 size={16} stroke={1.6} />}
                rightSection={<Keys of="n d" />}
                onClick={() =>
                  openOverlay({ name: 'newOrder', customer: currentSubject()?.customer ?? null })
                }
              >
                {t('entity.sales_order.one')}
              </Menu.Item>
            )}
            {mayLog && (
              <Menu.Item
                leftSection={<IconMessagePlus size={16} stroke={1.6} />}
                rightSection={<Keys of="l" />}
                onClick={() => openOverlay({ name: 'log', subject: currentSubject() })}
              >
                {t('entity.interaction.one')}
              </Menu.Item>
            )}
            {mayImport && (
              <Menu.Item
                leftSection={<IconFileImport size={16} stroke={1.6} />}
                onClick={() => openOverlay({ name: 'import' })}
              >
                {t('import.menu')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <WorkspaceState />
      <PersonMenu />
    </header>
  );
}
