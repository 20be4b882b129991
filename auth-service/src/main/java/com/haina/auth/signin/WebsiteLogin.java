package com.haina.auth.signin;

import com.haina.auth.component.WechatRefused;
import com.haina.auth.component.WechatUnreachable;

/** WeChat's QR login for websites. */
public interface WebsiteLogin {

    /** Whether this deployment has a website application at all. */
    boolean configured();

    /** The page with the QR code. */
    String page(String redirectUri, String state);

    /**
     * Exchanges the code that WeChat's page led back with.
     *
     * @return the person's openid in our website application
     * @throws WechatRefused for a code that WeChat does not take
     * @throws WechatUnreachable when WeChat does not answer
     */
    String openId(String code);
}
