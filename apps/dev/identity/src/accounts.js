// Three people for one machine. The passwords are public on purpose: this provider listens on loopback only and is never deployed.
const people = new Map(
  [
    { sub: 'instructor', name: 'Ines Instructor', roles: ['instructor', 'learner'] },
    { sub: 'learner', name: 'Leo Learner', roles: ['learner'] },
    { sub: 'admin', name: 'Ada Admin', roles: ['admin'] },
  ].map((person) => [person.sub, person]),
);

export const names = [...people.keys()];

/** The account with this login, or undefined unless the password is the login itself. */
export function signIn(login, password) {
  const person = people.get(login);
  return person && password === login ? person : undefined;
}

/** `findAccount` of oidc-provider. */
export function findAccount(_context, sub) {
  const person = people.get(sub);
  return person && { accountId: sub, claims: () => ({ ...person }) };
}

export const person = (sub) => people.get(sub);
