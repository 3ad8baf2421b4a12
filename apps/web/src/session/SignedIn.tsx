import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Failure } from '../app/Failure';
import { finishSignIn } from './auth';

/** Where the identity provider sends people back to. */
export function SignedIn() {
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const begun = useRef(false);
  useEffect(() => {
    // A code works once, and effects run twice in development.
    if (begun.current) return;
    begun.current = true;
    finishSignIn().then((to) => navigate(to, { replace: true }), setError);
  }, [navigate]);
  return (
    <main>
      {error ? <Failure error={error} retry={() => navigate('/', { replace: true })} /> : <p aria-live="polite">Signing in…</p>}
    </main>
  );
}
