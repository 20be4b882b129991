package com.haina.simulators.hosts;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

/** The outside hosts that this process stands in for. */
public enum VirtualHost {
    WECHAT_MP("mp.weixin.qq.com", "/cgi-bin/componentloginpage", "/cgi-bin/showqrcode"),
    WECHAT_OPEN("open.weixin.qq.com", "/connect/", "/wxaopen/"),
    WECOM_API(
            "qyapi.weixin.qq.com",
            "/cgi-bin/service/",
            "/cgi-bin/gettoken",
            "/cgi-bin/agent/",
            "/cgi-bin/department/",
            "/cgi-bin/batch/"),
    WECOM_OPEN("open.work.weixin.qq.com", "/3rdapp/", "/wwopen/"),
    WECOM_LOGIN("login.work.weixin.qq.com", "/wwlogin/"),
    WECHAT_API("api.weixin.qq.com", "/cgi-bin/", "/sns/", "/wxa/", "/datacube/"),
    SMS("sms.tencentcloudapi.com"),
    AVATARS("wx.qlogo.cn", "/mmopen/"),
    USER_AVATARS("thirdwx.qlogo.cn"),
    MEDIA("mmbiz.qpic.cn");

    private static final String ATTRIBUTE = VirtualHost.class.getName();

    private final String hostName;
    private final List<String> ownPaths;

    VirtualHost(String hostName, String... ownPaths) {
        this.hostName = hostName;
        this.ownPaths = List.of(ownPaths);
    }

    /** The real host's name, which is also the first path segment inside this process. */
    public String hostName() {
        return hostName;
    }

    static Optional<VirtualHost> named(String name) {
        for (VirtualHost host : values()) {
            if (host.hostName.equalsIgnoreCase(name)) {
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    /** The host that documents this path; the first match wins, so the narrower prefixes stand above. */
    static Optional<VirtualHost> owning(String path) {
        for (VirtualHost host : values()) {
            if (host.ownPaths.stream().anyMatch(path::startsWith)) {
                return Optional.of(host);
            }
        }
        return Optional.empty();
    }

    /** The host that this request was addressed to, or null when it is for the simulators' own pages. */
    public static @Nullable VirtualHost of(HttpServletRequest request) {
        return (VirtualHost) request.getAttribute(ATTRIBUTE);
    }

    void claim(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
