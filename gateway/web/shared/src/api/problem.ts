/** A field that the service would not take: where it is in the request (a JSON pointer) and why, in the user's words. */
export interface FieldError {
  pointer: string
  detail: string
}

/**
 * What a service, the gateway or the network had against a request (RFC 9457). `status` 0 means that no answer came:
 * `code` is then `network` or `timeout`.
 */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldError[]
  readonly traceId: string | undefined
  /** Seconds to wait before trying again, when the service said so. */
  readonly retryAfter: number | undefined
  readonly body: Readonly<Record<string, unknown>>

  constructor(body: Record<string, unknown>, status: number, retryAfter?: number) {
    super(typeof body.detail === 'string' ? body.detail : String(body.title ?? status))
    this.name = 'Problem'
    this.body = body
    this.status = status
    this.code = typeof body.code === 'string' ? body.code : String(status)
    this.title = typeof body.title === 'string' ? body.title : ''
    this.detail = typeof body.detail === 'string' ? body.detail : ''
    this.errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : []
    this.traceId = typeof body.traceId === 'string' ? body.traceId : undefined
    this.retryAfter = retryAfter
  }

  /** The record was changed by somebody else since it was read (412). */
  get stale(): boolean {
    return this.status === 412
  }

  /** Trying the same again later may help. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }

  static async of(response: Response): Promise<Problem> {
    let body: Record<string, unknown> = {}
    try {
      body = (await response.json()) as Record<string, unknown>
    } catch {
      // not JSON: a proxy's page; the status says enough
    }
    const wait = Number(response.headers.get('Retry-After'))
    return new Problem(body, response.status, Number.isFinite(wait) && wait > 0 ? wait : undefined)
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error
    const name = error instanceof Error ? error.name : ''
    return new Problem({ code: name === 'TimeoutError' ? 'timeout' : 'network' }, 0)
  }
}
