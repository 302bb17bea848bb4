export { countPeople, enrolmentReceiver, personReceiver } from './people-store.ts';
