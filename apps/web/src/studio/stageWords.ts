/** Stages of a publication, for people. */
export const stageWords: Record<string, string> = {
  inspect: 'Inspecting',
  encode: 'Encoding',
  package: 'Packaging',
  verify: 'Checking',
  publish: 'Publishing',
};
