import { useEffect, useState } from 'react';
import { picture } from '../api/posters';

/** A picture behind the sign-in: images cannot send a token, and a token never stands in an address. Without one there is nothing. */
export function Picture({ address, alt }: { address: string; alt: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    const stop = new AbortController();
    let made: string | undefined;
    picture(address, stop.signal).then(
      (url) => (stop.signal.aborted ? URL.revokeObjectURL(url) : setSource((made = url))),
      () => {},
    );
    return () => {
      stop.abort();
      if (made) URL.revokeObjectURL(made);
      setSource(undefined);
    };
  }, [address]);
  return source ? <img className="picture" src={source} alt={alt} /> : <span className="picture" aria-hidden="true" />;
}
