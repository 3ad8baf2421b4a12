import { useCallback, useEffect, useState } from 'react';

/** Loads something when the page shows or a dependency changes; `reload` asks again. Answers that come too late are dropped. */
export function useLoad<T>(load: (stop: AbortSignal) => Promise<T>, dependencies: unknown[]) {
  const [state, setState] = useState<{ value?: T; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    load(stop.signal).then(
      (value) => stop.signal.aborted || setState({ value }),
      (error) => stop.signal.aborted || setState({ error }),
    );
    return () => stop.abort();
    // `load` is a new function on every render; what it depends on is named by the caller.
  }, [...dependencies, turn]);
  return { ...state, reload: useCallback(() => setTurn((n) => n + 1), []) };
}
