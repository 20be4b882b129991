package com.haina.wechat.material.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.Verdict;
import com.haina.wechat.account.WechatFailure;
import com.haina.weixin.WechatProperties;

/**
 * Pictures and videos that WeChat names by an address. Only WeChat's own hosts are asked; where another implementation stands in for WeChat
 * it stands in for these hosts too, by the same first path segment as for the API.
 */
@Component
class MediaAddresses {

    private static final String API_HOST = "/api.weixin.qq.com";
    private static final int NO_SUCH_MEDIA = 40007;
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final URI api;
    private final HttpClient http;

    MediaAddresses(WechatProperties properties) {
        this.api = properties.apiUrl();
        this.http = HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    byte[] fetch(String url) {
        URI address = address(url);
        if (address == null) {
            throw new WechatFailure(NO_SUCH_MEDIA);
        }
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] content = body.readNBytes(MOST_BYTES + 1);
                if (answer.statusCode() != 200 || content.length > MOST_BYTES) {
                    throw new WechatFailure(NO_SUCH_MEDIA);
                }
                return content;
            }
        } catch (IOException gone) {
            throw new WechatFailure(Verdict.NO_ANSWER);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new WechatFailure(Verdict.NO_ANSWER);
        }
    }

    private @Nullable URI address(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
        String host = uri.getHost();
        if (host == null || !"http".equals(uri.getScheme()) && !"https".equals(uri.getScheme())) {
            return null;
        }
        if (uri.getAuthority().equals(api.getAuthority())) {
            return uri;
        }
        if (!host.endsWith(".qpic.cn") && !host.endsWith(".qlogo.cn") && !host.endsWith(".qq.com")) {
            return null;
        }
        String base = api.toString();
        if (!base.endsWith(API_HOST)) {
            return uri;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(base.substring(0, base.length() - API_HOST.length()) + "/" + host + uri.getRawPath() + query);
    }
}
