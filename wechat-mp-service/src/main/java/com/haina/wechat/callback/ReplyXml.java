package com.haina.wechat.callback;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The XML of an answer. Written here because the SDK's writer breaks on {@code ]]>} in a text. */
final class ReplyXml {

    /** Characters that no XML may hold, not even by their number: one of them, pasted from a document, and WeChat takes nothing. */
    private static final Pattern NOT_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private ReplyXml() {}

    static String of(Reply reply, String openId, String userName, Instant at) {
        String head = "<xml><ToUserName>" + cdata(openId) + "</ToUserName><FromUserName>" + cdata(userName)
                + "</FromUserName><CreateTime>" + at.getEpochSecond() + "</CreateTime>";
        return head
                + switch (reply) {
                    case Reply.Text text -> type("text") + element("Content", text.content());
                    case Reply.Image image ->
                        type("image") + "<Image>" + element("MediaId", image.mediaId()) + "</Image>";
                    case Reply.Voice voice ->
                        type("voice") + "<Voice>" + element("MediaId", voice.mediaId()) + "</Voice>";
                    case Reply.Video video ->
                        type("video") + "<Video>" + element("MediaId", video.mediaId())
                                + element("Title", video.title()) + element("Description", video.description())
                                + "</Video>";
                    case Reply.News news ->
                        type("news") + "<ArticleCount>1</ArticleCount><Articles><item>" + element("Title", news.title())
                                + element("Description", news.description()) + element("PicUrl", news.pictureUrl())
                                + element("Url", news.url()) + "</item></Articles>";
                    case Reply.HandOver handOver -> type("transfer_customer_service");
                }
                + "</xml>";
    }

    /** The envelope around an encrypted answer. */
    static String envelope(String ciphertext, String signature, String timestamp, String nonce) {
        return "<xml><Encrypt>" + cdata(ciphertext) + "</Encrypt><MsgSignature>" + cdata(signature)
                + "</MsgSignature><TimeStamp>" + timestamp + "</TimeStamp><Nonce>" + cdata(nonce) + "</Nonce></xml>";
    }

    private static String type(String type) {
        return element("MsgType", type);
    }

    private static String element(String name, @Nullable String text) {
        return text == null ? "" : "<" + name + ">" + cdata(text) + "</" + name + ">";
    }

    private static String cdata(String text) {
        return "<![CDATA[" + NOT_XML.matcher(text).replaceAll("").replace("]]>", "]]]]><![CDATA[>") + "]]>";
    }
}
