export { invitationSource } from './invitation-source.ts';
