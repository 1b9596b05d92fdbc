/** Before a session: log in, come in by an invitation, make a workspace, recover, or open another file. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorState } from '~/api/types';
import { Seal } from '~/components/Seal';
import { CreateWorkspace } from './CreateWorkspace';
import { DoorPreferences } from './DoorPreferences';
import classes from './door.module.css';
import { Join } from './Join';
import { Login } from './Login';
import { Recover } from './Recover';
import { RecoveryKey } from './RecoveryKey';

interface Props {
  state: DoorState;
  onKeyShown: (shown: boolean) => void;
  onEntered: () => void;
}

type Screen =
  | { name: 'login' | 'create' }
  | { name: 'recover' | 'join'; file: string }
  | { name: 'key'; key: string };

export function Door({ state, onKeyShown, onEntered }: Props) {
  const { t } = useTranslation();
  const [screen, setScreen] = useState<Screen>({ name: state.workspaces.length > 0 ? 'login' : 'create' });
  return (
    <main className={classes.door}>
      <div className={classes.sheet} data-wide={screen.name === 'key' || undefined}>
        <header className={classes.brand}>
          <Seal size={36} />
          <div>
            <b>{t('app.name')}</b>
            <span>{t('app.tagline')}</span>
          </div>
        </header>
        {screen.name === 'login' && (
          <Login
            state={state}
            onEntered={onEntered}
            onCreate={() => setScreen({ name: 'create' })}
            onRecover={(file) => setScreen({ name: 'recover', file })}
            onJoin={(file) => setScreen({ name: 'join', file })}
          />
        )}
        {screen.name === 'create' && (
          <CreateWorkspace
            state={state}
            onBack={
              state.workspaces.length > 0 || state.can_choose ? () => setScreen({ name: 'login' }) : null
            }
            onStart={() => onKeyShown(true)}
            onFailed={() => onKeyShown(false)}
            onMade={(key) => setScreen({ name: 'key', key })}
          />
        )}
        {screen.name === 'recover' && (
          <Recover file={screen.file} onBack={() => setScreen({ name: 'login' })} onEntered={onEntered} />
        )}
        {screen.name === 'join' && (
          <Join file={screen.file} onBack={() => setScreen({ name: 'login' })} onEntered={onEntered} />
        )}
        {screen.name === 'key' && (
          <RecoveryKey
            recoveryKey={screen.key}
            onKept={() => {
              onKeyShown(false);
              onEntered();
            }}
          />
        )}
      </div>
      <DoorPreferences version={state.version} />
    </main>
  );
}
