/** "pt-BR" -> "Brazilian Portuguese"; the tag itself when the browser does not know it. */
export function languageName(tag: string, locale?: string): string {
  if (tag === 'und') return 'Unknown language';
  try {
    return new Intl.DisplayNames(locale ?? navigator.language, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
