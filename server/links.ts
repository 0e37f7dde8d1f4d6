import { isDevice, type Identity, type Invitation } from './identity.ts';

type Door = { id: string; code: string };

/** Absolute addresses; what opens a door stands in the fragment, which no server and no proxy is ever sent. */
export function linkTo(identity: Identity, origin: string, { id, code }: Door, invitation: Invitation): string {
  const page = isDevice(invitation) ? `/${invitation}` : '';
  return `${origin}/m/${code}${page}#${identity.invitationFor(id, invitation)}`;
}

export const joinAddress = (origin: string, { code }: Pick<Door, 'code'>) => `${origin}/m/${code}`;

/** Everything that a secretariat hands out. */
export function linksOf(identity: Identity, origin: string, door: Door) {
  const roleLink = (role: 'chair' | 'secretariat' | 'moderator' | 'rapporteur' | 'captioner') => linkTo(identity, origin, door, { role });
  return {
    join: joinAddress(origin, door),
    chair: roleLink('chair'),
    secretariat: roleLink('secretariat'),
    moderator: roleLink('moderator'),
    rapporteur: roleLink('rapporteur'),
    captioner: roleLink('captioner'),
    screen: linkTo(identity, origin, door, 'screen'),
    kiosk: linkTo(identity, origin, door, 'kiosk'),
  };
}
