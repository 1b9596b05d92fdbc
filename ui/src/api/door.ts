/** The calls at the door. Each shell answers them itself, so they stand in no table that types could be made from. */

export interface DoorState {
  session: { workspace: string; username: string } | null;
  workspaces: { file: string; name: string; modified_at: string | null }[];
  can_choose: boolean;
  version: string;
}

type Nothing = Record<string, never>;

export interface DoorCalls {
  'door.state': { input: Nothing; data: DoorState };
  'door.create': {
    input: {
      file: string;
      workspace: string;
      username: string;
      display_name: string;
      password: string;
      locale: string;
    };
    data: { recovery_key: string };
  };
  'door.login': { input: { file: string; username: string; password: string }; data: Nothing };
  'door.recover': {
    input: { file: string; recovery_key: string; username: string; password: string };
    data: Nothing;
  };
  'door.join': {
    input: { file: string; username: string; code: string; password: string };
    data: Nothing;
  };
  'door.logout': { input: Nothing; data: Nothing };
  'door.choose': { input: { purpose: 'open' | 'create' }; data: { file: string | null } };
}
