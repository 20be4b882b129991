/** What was done to one or many records. */
export interface Done {
  text: string
  /** Takes it back and says what that did: the part of the page that did it may be gone by then. */
  undo?: () => Promise<Done>
  /** Records that stayed as they were, and why. */
  failures?: { id: string; detail: string }[]
}
