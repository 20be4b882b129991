import { h, type VNode } from 'vue'
import 'element-plus/theme-chalk/el-message.css'
import { ElMessage } from 'element-plus/es/components/message/index.mjs'

export interface Toast {
  text: string
  tone?: 'ok' | 'bad' | 'info'
  /** What can be done about it now, e.g. 撤回; the note then stays longer. */
  action?: { text: string; run: () => unknown }
}

const TYPES = { ok: 'success', bad: 'error', info: 'info' } as const

/** A short word about what just happened, read out by screen readers; never the only place of an error. */
export function toast({ text, tone = 'ok', action }: Toast): void {
  const note = ElMessage({
    type: TYPES[tone],
    message: action ? withAction(text, action, () => note.close()) : text,
    duration: action ? 10_000 : 4_000,
    showClose: action !== undefined,
    grouping: true,
    plain: true,
  })
}

function withAction(text: string, action: NonNullable<Toast['action']>, close: () => void): VNode {
  const press = () => {
    close()
    void action.run()
  }
  return h('span', [text, ' ', h('button', { type: 'button', class: 'hn-toast-action', onClick: press }, action.text)])
}
