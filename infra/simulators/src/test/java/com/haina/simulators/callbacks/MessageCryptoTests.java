package com.haina.simulators.callbacks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The vectors come from WeChat's and WeCom's own documents and samples. */
class MessageCryptoTests {

    private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final Vector ECHO = new Vector(
            "QDG6eK",
            KEY,
            "wx5823bf96d3bd56c7",
            "1409659589",
            "263014780",
            "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3",
            "c41b64491c2468d0",
            "1616140317555161061",
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==");

    static Vector[] vectors() {
        return new Vector[] {
            new Vector(
                    "QDG6eK",
                    KEY,
                    "wx5823bf96d3bd56c7",
                    "1409659813",
                    "1372623149",
                    "477715d11cdb4164915debcba66cb864d751f3e6",
                    "0960688932c47ef1",
                    "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![CDATA[mycreate]]></FromUserName>\n"
                            + "<CreateTime>1409659813</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n"
                            + "<MsgId>4561255354251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>",
                    "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=="),
            ECHO,
            new Vector(
                    "QDG6eK",
                    KEY,
                    "wx5823bf96d3bd56c7",
                    "1409659813",
                    "1372623149",
                    "0623cbc5a8cbee5bcc137c70de99575366fc2af3",
                    "EDH75AiKExevY8L3",
                    "{\"ToUserName\":\"wx5823bf96d3bd56c7\",\"FromUserName\":\"mycreate\",\"CreateTime\": 1409659813,\"MsgType\":\"text\","
                            + "\"Content\":\"hello\",\"MsgId\":4561255354251345929,\"AgentID\": 218}",
                    "CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8QkRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko="),
            new Vector(
                    "123456",
                    "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR",
                    "wx49f0ab532d5d035a",
                    "1411443780",
                    "437374425",
                    "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
                    "2304fc2fe146f1f8",
                    "5927782489442352469",
                    "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q=="),
            new Vector(
                    "AAAAA",
                    "A".repeat(43),
                    "wx134c8103faa5a59e",
                    "1715943329",
                    "1590219412",
                    "6c12a4205838198b8fa631b3220723bb07f1015c",
                    "1205899eaf019bbd",
                    "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>\n<FromUserName><![CDATA[o9AgO5Kd5ggOC-bXrbNODIiE3bGY]]></FromUserName>\n"
                            + "<CreateTime>1715943329</CreateTime>\n<MsgType><![CDATA[event]]></MsgType>\n<Event><![CDATA[debug_demo]]></Event>\n"
                            + "<debug_str><![CDATA[hello world]]></debug_str>\n</xml>",
                    "D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg=="),
            new Vector(
                    "AAAAA",
                    "A".repeat(43),
                    "wx134c8103faa5a59e",
                    "1713424427",
                    "415670741",
                    "03e0812039325c2712ef5f0f980fd14c70d6e307",
                    "999951349e8ee746",
                    "<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>",
                    "hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7"),
        };
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsWhatThePlatformsWrote(Vector v) {
        assertThat(v.crypto().decrypt(v.signature, v.timestamp, v.nonce, v.encrypted))
                .isEqualTo(v.message);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void writesWhatThePlatformsWrote(Vector v) {
        assertThat(v.crypto().encrypt(v.message, v.head.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(v.encrypted);
        assertThat(v.crypto().sign(v.timestamp, v.nonce, v.encrypted)).isEqualTo(v.signature);
    }

    @Test
    void countsBytesNotCharacters() {
        MessageCrypto crypto =
                new MessageCrypto("pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6");
        String encrypted = "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";

        assertThat(crypto.encrypt("我是中文abcd123", "aaaabbbbccccdddd".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(encrypted);
        assertThat(crypto.decrypt(crypto.sign("1", "2", encrypted), "1", "2", encrypted))
                .isEqualTo("我是中文abcd123");
    }

    @Test
    void signsPlainRequestsAsTheOfficialPageDoes() {
        MessageCrypto crypto = new MessageCrypto("AAAAA", "A".repeat(43), "wx134c8103faa5a59e");

        assertThat(crypto.sign("1714036504", "1514711492", "")).isEqualTo("f464b24fc39322e44b38aa78f5edd27bd1441696");
        assertThat(crypto.sign("1715943329", "1590219412", "")).isEqualTo("cc0c594499c1634947d5b502f158ee518947db27");
    }

    @Test
    void ignoresSpacesAroundTheKey() {
        assertThat(new MessageCrypto("QDG6eK", " " + KEY + " ", "wx5823bf96d3bd56c7")
                        .decrypt(ECHO.signature, ECHO.timestamp, ECHO.nonce, ECHO.encrypted))
                .isEqualTo(ECHO.message);
    }

    @Test
    void refusesAWrongToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MessageCrypto("other", KEY, "wx5823bf96d3bd56c7")
                        .decrypt(ECHO.signature, ECHO.timestamp, ECHO.nonce, ECHO.encrypted));
    }

    @Test
    void refusesTimestampAndNonceThatWereChanged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ECHO.crypto().decrypt(ECHO.signature, "1409659590", ECHO.nonce, ECHO.encrypted));
    }

    @Test
    void refusesAFlippedBitEvenUnderAFreshSignature() {
        byte[] bytes = Base64.getDecoder().decode(ECHO.encrypted);
        bytes[bytes.length - 20] ^= 1;

        assertRefused(Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void refusesAMessageForSomebodyElse() {
        MessageCrypto other = new MessageCrypto("QDG6eK", KEY, "wx0000000000000000");

        assertRefused(other.encrypt("hello"));
    }

    @Test
    void refusesWrongPaddingAndWrongLength() {
        assertRefused(encryptRaw(new byte[64]));
        byte[] tooMuchPadding = new byte[64];
        tooMuchPadding[63] = 33;
        assertRefused(encryptRaw(tooMuchPadding));
        byte[] tooLong = new byte[64];
        ByteBuffer.wrap(tooLong).putInt(16, 1000);
        tooLong[63] = 1;
        assertRefused(encryptRaw(tooLong));
    }

    private static void assertRefused(String encrypted) {
        MessageCrypto crypto = ECHO.crypto();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crypto.decrypt(crypto.sign("1", "2", encrypted), "1", "2", encrypted));
    }

    private static String encryptRaw(byte[] plain) {
        try {
            byte[] key = Base64.getDecoder().decode(KEY + "=");
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    record Vector(
            String token,
            String key,
            String receiver,
            String timestamp,
            String nonce,
            String signature,
            String head,
            String message,
            String encrypted) {

        MessageCrypto crypto() {
            return new MessageCrypto(token, key, receiver);
        }

        @Override
        public String toString() {
            return receiver + " " + timestamp;
        }
    }
}
