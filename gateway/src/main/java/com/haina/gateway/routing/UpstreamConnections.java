package com.haina.gateway.routing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * The connections to the services. The client does nothing of its own accord: no cookies, redirects, decompression or repetition, all of
 * which belong to the caller at the other end. (The JDK's client would count its time-out over the whole exchange and cut streams off.)
 */
@Configuration(proxyBeanMethods = false)
class UpstreamConnections {

    @Bean(destroyMethod = "close")
    CloseableHttpClient upstreamClient(RoutingProperties properties) {
        Timeout silence = Timeout.of(properties.responseTimeout());
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(properties.connectionsPerService())
                .setMaxConnTotal(properties.connectionsPerService() * Upstream.ALL.size())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(silence)
                        // Shorter than the services' own 60 s, and looked at before use: a POST must not meet a closed
                        // one.
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setSoTimeout(silence)
                        .setTcpNoDelay(true)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(silence)
                        .setConnectionRequestTimeout(Timeout.of(properties.connectTimeout()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .addExecInterceptorFirst("no-false-end", UpstreamConnections::cutOffWhenTheBodyFails)
                .addExecInterceptorFirst("no-draining", UpstreamConnections::cutOffWhatNobodyReads)
                .evictIdleConnections(TimeValue.ofSeconds(20))
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableCookieManagement()
                .disableDefaultUserAgent()
                .disableRedirectHandling()
                .build();
    }

    /**
     * A body of unknown length that breaks off must not look whole: left alone, the client closes it with the regular last chunk and the
     * service takes half a file for a file.
     */
    private static ClassicHttpResponse cutOffWhenTheBodyFails(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException {
        if (request.getEntity() != null) {
            request.setEntity(new HttpEntityWrapper(request.getEntity()) {
                @Override
                public void writeTo(OutputStream out) throws IOException {
                    boolean whole = false;
                    try {
                        super.writeTo(out);
                        whole = true;
                    } finally {
                        if (!whole) {
                            scope.execRuntime.discardEndpoint();
                        }
                    }
                }
            });
        }
        return chain.proceed(request, scope);
    }

    /**
     * An answer whose caller left is not read to its end, as the client would do to keep the connection: the end of a stream of events is
     * many minutes away, and the service would go on talking to nobody.
     */
    private static ClassicHttpResponse cutOffWhatNobodyReads(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain) throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            InputStream content = new UndrainedStream(entity.getContent(), scope.execRuntime::discardEndpoint);
            response.setEntity(new HttpEntityWrapper(entity) {
                @Override
                public InputStream getContent() {
                    return content;
                }
            });
        }
        return response;
    }

    /** Closed before its end, it lets the connection go. */
    private static final class UndrainedStream extends FilterInputStream {
        private final Runnable discard;
        private boolean ended;

        UndrainedStream(InputStream content, Runnable discard) {
            super(content);
            this.discard = discard;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public void close() throws IOException {
            if (ended) {
                super.close();
            } else {
                discard.run();
            }
        }
    }

    @Bean
    RestClientProxyExchange restClientProxyExchange(
            CloseableHttpClient upstreamClient, GatewayMvcProperties properties) {
        HttpComponentsClientHttpRequestFactory factory = new HttpComponentsClientHttpRequestFactory(upstreamClient);
        return new RestClientProxyExchange(
                RestClient.builder().requestFactory(factory).build(), properties);
    }
}
