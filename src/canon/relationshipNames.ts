/** The members of a relationship tag: `A/B` (romantic), `A & B` (not). AO3's forms. */
export function membersOf(name: string): string[] {
  return name
    .split(name.includes('/') ? '/' : ' & ')
    .map((member) => member.trim())
    .filter((member) => member !== '');
}
