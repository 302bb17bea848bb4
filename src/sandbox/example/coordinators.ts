/** Someone who looks after several spaces. */
type ExampleCoordinator = {
  username: string;
  firstname: string;
  lastname: string;
  spaces: string[];
};

export const COORDINATORS: ExampleCoordinator[] = [
  {
    username: 'coordination.ouest',
    firstname: 'Anne-Lise',
    lastname: 'Trévidic',
    spaces: ['mel', 'fin'],
  },
];
