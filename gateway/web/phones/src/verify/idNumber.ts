/**
 * Whether a text may be the number of a document: a resident's card of 18 characters, a passport of any country, a permit of
 * people from Hong Kong, Macao or Taiwan.
 */
export function isIdNumber(typed: string): boolean {
  const number = typed.replace(/[\s-]/g, '')
  return /^\d{17}[\dXx]$/.test(number) || /^(?=.*\d)[A-Za-z0-9]{6,15}$/.test(number)
}
