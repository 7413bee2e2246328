/** The ids by which a tab and its panel name each other; `list` is the id of their list. */
export function tabIds(list: string, value: string): { tab: string; panel: string } {
  // A file's name may have a space, which would end the id.
  const name = encodeURIComponent(value);
  return { tab: `${list}-tab-${name}`, panel: `${list}-panel-${name}` };
}
