/** What was done to one or many records. */
export interface Done {
  text: string
  /** Takes it back; says what happened by `done` of its own. */
  undo?: () => Promise<void>
  /** Records that stayed as they were, and why. */
  failures?: { id: string; detail: string }[]
}
