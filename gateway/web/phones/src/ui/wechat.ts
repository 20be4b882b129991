interface Bridge {
  call(what: string): void
}

/** WeChat's own bridge, where a page is opened inside WeChat. */
export const bridge = () => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge

/** Closes the page and shows the chat again. */
export const backToWechat = () => bridge()?.call('closeWindow')
