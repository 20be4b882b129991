import { request } from '@haina/shared/api/client'

const MOST = 120

/**
 * Addresses of pictures in this window's memory. A page may only show what comes from its own host, and the library wants
 * a token; so each picture is fetched once and kept, the longest unused are let go.
 */
export class Pictures {
  private readonly kept = new Map<string, Promise<string>>()

  constructor(
    private readonly fetchPicture: (path: string) => Promise<Blob>,
    private readonly most = MOST,
  ) {}

  address(id: string, form: 'preview' | 'file'): Promise<string> {
    const path = `/api/wechat/v1/materials/${encodeURIComponent(id)}/${form}`
    const known = this.kept.get(path)
    if (known) {
      this.kept.delete(path)
      this.kept.set(path, known)
      return known
    }
    const made = this.fetchPicture(path).then((blob) => URL.createObjectURL(blob))
    this.kept.set(path, made)
    made.catch(() => this.kept.delete(path))
    this.letGo()
    return made
  }

  private letGo() {
    for (const [path, address] of this.kept) {
      if (this.kept.size <= this.most) return
      this.kept.delete(path)
      void address.then(URL.revokeObjectURL).catch(() => undefined)
    }
  }
}

export const pictures = new Pictures(async (path) => (await request(path)).blob())
