const encoder = new TextEncoder()

/** Length as WeChat counts it: a Chinese character takes three. */
export const bytes = (text: string) => encoder.encode(text).length
