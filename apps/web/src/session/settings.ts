/** What the page must know before anybody is signed in; the edge knows it. */
export interface Settings {
  authority: string;
  clientId: string;
}

let settings: Promise<Settings> | undefined;

export function loadSettings(): Promise<Settings> {
  settings ??= fetch('/api/edge/settings').then((response) => {
    if (!response.ok) {
      settings = undefined;
      throw new Error(`settings answered ${response.status}`);
    }
    return response.json() as Promise<Settings>;
  });
  return settings;
}
