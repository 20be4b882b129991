package com.haina.weixin.sdk;

import java.net.URI;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;

import com.haina.weixin.WechatHosts;
import com.haina.weixin.WechatProperties;

import me.chanjar.weixin.common.util.http.hc.DefaultHttpComponentsClientBuilder;

/**
 * The HTTP client under every object of weixin-java. The SDK's own trusts any certificate; this one checks them, has time limits, never
 * repeats a request by itself (a POST answered 503 may have taken effect) and reaches WeChat's hosts, and only those, at their configured
 * addresses. The SDK keeps its client in one place per JVM: {@link #install} before any of its services is made.
 */
public class SdkHttp implements DisposableBean {

    private final WechatHosts hosts;
    private final CloseableHttpClient client;

    public SdkHttp(WechatHosts hosts, WechatProperties properties) {
        this.hosts = hosts;
        var connections = ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                .setSocketTimeout(Timeout.of(properties.responseTimeout()))
                .setValidateAfterInactivity(Timeout.ofSeconds(2))
                .setTimeToLive(Timeout.ofMinutes(5))
                .build();
        // All accounts share the way to WeChat: many more than one account's calls, so that one that WeChat is slow for
        // keeps no other waiting.
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDefaultConnectionConfig(connections)
                .setMaxConnPerRoute(100)
                .setMaxConnTotal(200)
                .build();
        var requests = RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                .setResponseTimeout(Timeout.of(properties.responseTimeout()))
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(requests)
                .setRoutePlanner(planner())
                .addExecInterceptorFirst("wechat-hosts", this::redirect)
                .evictIdleConnections(Timeout.ofSeconds(30))
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    /** Makes this the client of all SDK objects that are created from now on. */
    public void install() {
        DefaultHttpComponentsClientBuilder builder = DefaultHttpComponentsClientBuilder.get();
        builder.setCloseableHttpClient(client);
        builder.getPrepared().set(true);
    }

    @Override
    public void destroy() throws Exception {
        client.close();
    }

    private HttpRoutePlanner planner() {
        return (target, context) -> {
            URI base = base(target.getHostName());
            var secure = "https".equals(base.getScheme());
            var port = base.getPort() > 0 ? base.getPort() : secure ? 443 : 80;
            return new HttpRoute(new HttpHost(base.getScheme(), base.getHost(), port), null, secure);
        };
    }

    /** Path and Host header; the route was planned before. */
    private ClassicHttpResponse redirect(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws java.io.IOException, HttpException {
        URI base = base(request.getAuthority().getHostName());
        request.setAuthority(new URIAuthority(base.getHost(), base.getPort()));
        request.setScheme(base.getScheme());
        request.setPath(WechatHosts.prefix(base) + request.getPath());
        return chain.proceed(request, scope);
    }

    private URI base(String host) throws ProtocolException {
        URI base = hosts.base(host);
        if (base == null) {
            throw new ProtocolException("not a host of WeChat's: " + host);
        }
        return base;
    }
}
