package com.haina.wechat.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;

import com.haina.testing.simulators.Simulators;
import com.haina.weixin.CallbackXml;
import com.haina.weixin.EnvelopeCipher;

/** Pushes what WeChat would push about one account, with the envelope that WeChat would use. */
public final class Pushes {

    private static final EnvelopeCipher CIPHER =
            new EnvelopeCipher(Simulators.COMPONENT_TOKEN, Simulators.COMPONENT_KEY, Simulators.COMPONENT_APP_ID);
    /** Stands for the account that a message will be pushed to. */
    private static final String ANYBODY = "gh_1";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String appId;

    public Pushes(String appId) {
        this.appId = appId;
    }

    /** A text message of a follower. */
    public static String text(String openId, String content, String msgId) {
        return "<xml><ToUserName><![CDATA[" + ANYBODY + "]]></ToUserName><FromUserName><![CDATA[" + openId
                + "]]></FromUserName><CreateTime>" + Instant.now().getEpochSecond()
                + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + content
                + "]]></Content><MsgId>" + msgId + "</MsgId></xml>";
    }

    /** An event. */
    public static String event(String openId, String event, String key, Instant at) {
        return "<xml><ToUserName><![CDATA[" + ANYBODY + "]]></ToUserName><FromUserName><![CDATA[" + openId
                + "]]></FromUserName><CreateTime>" + at.getEpochSecond()
                + "</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[" + event + "]]></Event>"
                + (key.isEmpty() ? "" : "<EventKey><![CDATA[" + key + "]]></EventKey>") + "</xml>";
    }

    /** A message as WeChat writes it to this account: with the name that the account has there. */
    public static String to(String appId, String xml) {
        if (!xml.contains(ANYBODY)) {
            return xml;
        }
        return xml.replace(
                ANYBODY,
                Simulators.call("GET", "/sim/api/accounts/" + appId, null)
                        .path("userName")
                        .asString());
    }

    /** The answer's status and body. */
    public HttpResponse<String> push(String xml) {
        return push(xml, CIPHER, Instant.now());
    }

    /** With another cipher, or of another time. */
    public HttpResponse<String> push(String xml, EnvelopeCipher cipher, Instant at) {
        String ciphertext = cipher.seal(to(appId, xml));
        String timestamp = Long.toString(at.getEpochSecond());
        return post(envelope(ciphertext), cipher.signature(timestamp, "n", ciphertext), timestamp);
    }

    /** A message whose signature is not right. */
    public HttpResponse<String> forged(String xml) {
        return post(
                envelope(CIPHER.seal(xml)),
                "0".repeat(40),
                Long.toString(Instant.now().getEpochSecond()));
    }

    /** A verification of the address. */
    public HttpResponse<String> verify(String echo, boolean genuine) {
        String now = Long.toString(Instant.now().getEpochSecond());
        return send(HttpRequest.newBuilder(address("?timestamp=" + now + "&nonce=n&echostr=" + echo + "&signature="
                + (genuine ? CIPHER.signature(now, "n") : "0".repeat(40)))));
    }

    /** The clear XML of an encrypted answer. */
    public static String opened(String answer) {
        var envelope = CallbackXml.read(answer);
        return CIPHER.open(
                envelope.get("MsgSignature"),
                envelope.get("TimeStamp"),
                envelope.get("Nonce"),
                envelope.get("Encrypt"));
    }

    private static String envelope(String ciphertext) {
        return "<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[" + ciphertext + "]]></Encrypt></xml>";
    }

    private HttpResponse<String> post(String body, String signature, String timestamp) {
        return send(HttpRequest.newBuilder(
                        address("?encrypt_type=aes&nonce=n&timestamp=" + timestamp + "&msg_signature=" + signature))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + RunningService.PORT + "/callback/wechat/" + appId + query);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
