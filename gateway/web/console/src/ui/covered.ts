/** Whether a dialog stands over the page: keys are its own then. */
export const covered = () => document.querySelector('dialog[open], .el-overlay:not([style*="display: none"])') !== null
