import { useEffect, useState } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router-dom';
import { currentPerson, signIn, signOut, type Person } from '../session/auth';
import { Failure } from './Failure';
import { PersonContext } from './person';

/** Header, sign-in and the page itself: nothing is shown before somebody is signed in. */
export function Shell() {
  const [person, setPerson] = useState<Person | null>();
  const [error, setError] = useState<unknown>();
  const location = useLocation();
  useEffect(() => void currentPerson().then(setPerson, setError), []);

  const begin = () => signIn(location.pathname + location.search).catch(setError);
  return (
    <>
      <header className="bar">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width="28" height="28" /> EduStream
        </Link>
        {person && (
          <nav aria-label="Main">
            <NavLink to="/" end>
              Lessons
            </NavLink>
            {person.canTeach && <NavLink to="/studio">Studio</NavLink>}
          </nav>
        )}
        <div className="who">
          {person && (
            <>
              <span>{person.name}</span>
              <button className="quiet" onClick={() => signOut().catch(setError)}>
                Sign out
              </button>
            </>
          )}
        </div>
      </header>
      <main>
        <Failure error={error} />
        {person === null && (
          <section className="welcome">
            <h1>Lectures, streamed.</h1>
            <p>Sign in to watch your courses or to publish a lecture.</p>
            <button onClick={begin}>Sign in</button>
          </section>
        )}
        {person && (
          <PersonContext value={person}>
            <Outlet />
          </PersonContext>
        )}
      </main>
    </>
  );
}

export function NotFound() {
  return (
    <>
      <h1>Nothing here</h1>
      <p>
        The address may be mistyped. <Link to="/">All lessons</Link>
      </p>
    </>
  );
}
