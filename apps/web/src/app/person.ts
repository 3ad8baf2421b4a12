import { createContext, use } from 'react';
import type { Person } from '../session/auth';

export const PersonContext = createContext<Person | null>(null);

/** Who is signed in; only pages inside the shell ask. */
export function usePerson(): Person {
  const person = use(PersonContext);
  if (!person) throw new Error('usePerson outside the shell');
  return person;
}
