package com.haina.weixin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.haina.weixin.EnvelopeCipher.InvalidEnvelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Vectors published by Tencent and by independent implementations, in both directions, and what must be refused. */
class EnvelopeCipherTests {

    private static final String WECOM_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final String ZERO_KEY = "A".repeat(43);

    private static final String V1 =
            "RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==";
    private static final String V1_TEXT =
            "<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>\n<FromUserName><![CDATA[mycreate]]></FromUserName>\n<CreateTime>1409659813</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n<Content><![CDATA[hello]]></Content>\n<MsgId>4561255354251345929</MsgId>\n<AgentID>218</AgentID>\n</xml>";
    private static final String V2 =
            "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==";
    private static final String V3 =
            "CZWs4CWRpI4VolQlvn4dlEC1alN2MUEY2VklGehgBVLBrlVF7SyT+SV+Toj43l4ayJ9UMGKphktKKmP7B2j/P1ey67XB8PBgS7Wr5/8+w/yWriZv3Vmoo/MH3/1HsIWZrPQ3N2mJrelStIfI2Y8kLKXA7EhfZgZX4o+ffdkZDM76SEl79Ib9mw7TGjZ9Aw/x/A2VjNbV1E8BtEbRxYYcQippYNw7hr8sFfa3nW1xLdxokt8QkRX83vK3DFP2F6TQFPL2Tu98UwhcUpPvdJBuu1/yiOQIScppV3eOuLWEsko=";
    private static final String V3_TEXT =
            "{\"ToUserName\":\"wx5823bf96d3bd56c7\",\"FromUserName\":\"mycreate\",\"CreateTime\": 1409659813,\"MsgType\":\"text\",\"Content\":\"hello\",\"MsgId\":4561255354251345929,\"AgentID\": 218}";
    private static final String V4 =
            "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==";
    private static final String V6 =
            "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==";
    private static final String V9 =
            "D7yzvUNAL930rd28wf21s4hvXhz0L6Uit/p2Di6C5DHyYGpEgdBRnKjBec34JwoQXicwaZC7fOVihW80F4VtsdvE//1vr7oAbqjDv8KenVp+ajKYpJnyQ4zMRhIC+a31fCVOMC03FfzV/QuC94kBP55a+Za3sJgvAn+ZbsNqZI5DkyuzkhQN8OBqCzFhizGmy0xpM0MEA4agpvE+RuNO1rhHTtuJB5yltw1FiYzecSXJ+y/D2r81VkRn2eYjh2ltsoyfbDR7Is6ookXIFxTfyeNyeHxMeT4KN5WpCDmSbTcUYrbBUlkGLJ9n/rU8YOywma6G7aTb7KZKOqCxgfoUlYEZPk4FUL/TK7ShriFDMVCLyjQJ15Ob++agDWtcxhfUfe6HIoIpRW8mKNBQiY/Jd1svvuskA1wLef1RTtzKfMpagSCX/laZINmdnX4zrF6kIaR9P4xQrWXbsTFHTYe0Mg==";
    private static final String V9_TEXT =
            "<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName>\n<FromUserName><![CDATA[o9AgO5Kd5ggOC-bXrbNODIiE3bGY]]></FromUserName>\n<CreateTime>1715943329</CreateTime>\n<MsgType><![CDATA[event]]></MsgType>\n<Event><![CDATA[debug_demo]]></Event>\n<debug_str><![CDATA[hello world]]></debug_str>\n</xml>";
    private static final String V9B =
            "hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7";

    private final EnvelopeCipher wecom = new EnvelopeCipher("QDG6eK", WECOM_KEY, "wx5823bf96d3bd56c7");
    private final EnvelopeCipher official = new EnvelopeCipher("AAAAA", ZERO_KEY, "wx134c8103faa5a59e");

    @Test
    void opensAndSealsTheWeComSampleMessage() {
        assertThat(wecom.open("477715d11cdb4164915debcba66cb864d751f3e6", "1409659813", "1372623149", V1))
                .isEqualTo(V1_TEXT);
        assertThat(wecom.seal(ascii("0960688932c47ef1"), V1_TEXT)).isEqualTo(V1);
    }

    @Test
    void opensAndSealsTheWeComEcho() {
        assertThat(wecom.open("5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780", V2))
                .isEqualTo("1616140317555161061");
        assertThat(wecom.seal(ascii("c41b64491c2468d0"), "1616140317555161061")).isEqualTo(V2);
    }

    @Test
    void opensAndSealsTheWeComJsonSample() {
        assertThat(wecom.open("0623cbc5a8cbee5bcc137c70de99575366fc2af3", "1409659813", "1372623149", V3))
                .isEqualTo(V3_TEXT);
        assertThat(wecom.seal(ascii("EDH75AiKExevY8L3"), V3_TEXT)).isEqualTo(V3);
    }

    @Test
    void opensAndSealsTheEchoOfAnIndependentLibrary() {
        var cipher = new EnvelopeCipher("123456", "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR", "wx49f0ab532d5d035a");
        assertThat(cipher.open("dd6b9c95b495b3f7e2901bfbc76c664930ffdb96", "1411443780", "437374425", V4))
                .isEqualTo("5927782489442352469");
        assertThat(cipher.seal(ascii("2304fc2fe146f1f8"), "5927782489442352469"))
                .isEqualTo(V4);
    }

    @Test
    void countsBytesAndNotCharacters() {
        var cipher = new EnvelopeCipher("pamtest", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", "wxb11529c136998cb6");
        assertThat(cipher.seal(ascii("aaaabbbbccccdddd"), "我是中文abcd123")).isEqualTo(V6);
        assertThat(cipher.open(cipher.signature("1", "2", V6), "1", "2", V6)).isEqualTo("我是中文abcd123");
    }

    @Test
    void opensAndSealsTheOfficialComponentSampleAndItsReply() {
        assertThat(official.open("6c12a4205838198b8fa631b3220723bb07f1015c", "1715943329", "1590219412", V9))
                .isEqualTo(V9_TEXT);
        assertThat(official.seal(ascii("1205899eaf019bbd"), V9_TEXT)).isEqualTo(V9);
        assertThat(official.signature("1715943329", "1590219412"))
                .isEqualTo("cc0c594499c1634947d5b502f158ee518947db27");
        var reply = "<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>";
        assertThat(official.open("03e0812039325c2712ef5f0f980fd14c70d6e307", "1713424427", "415670741", V9B))
                .isEqualTo(reply);
        assertThat(official.seal(ascii("999951349e8ee746"), reply)).isEqualTo(V9B);
    }

    @ParameterizedTest
    @CsvSource({
        "1714036504, 1514711492, f464b24fc39322e44b38aa78f5edd27bd1441696",
        "1714037059, 486452656, 899cf89e464efb63f54ddac96b0a0a235f53aa78"
    })
    void signsAnUrlVerificationAsTheOfficialPageDoes(String timestamp, String nonce, String signature) {
        assertThat(official.signature(timestamp, nonce)).isEqualTo(signature);
    }

    @Test
    void aFreshlySealedMessageOpensAgainAndNeverLooksTheSame() {
        var first = official.seal("<xml/>");
        assertThat(official.seal("<xml/>")).isNotEqualTo(first);
        assertThat(official.open(official.signature("1", "2", first), "1", "2", first))
                .isEqualTo("<xml/>");
    }

    @Test
    void refusesAWrongTokenAndSwappedTimestampAndNonce() {
        var other = new EnvelopeCipher("other", ZERO_KEY, "wx134c8103faa5a59e");
        assertThatThrownBy(() -> other.open("6c12a4205838198b8fa631b3220723bb07f1015c", "1715943329", "1590219412", V9))
                .isInstanceOf(InvalidEnvelope.class)
                .hasMessageContaining("signature");
        assertThatThrownBy(
                        () -> official.open("6c12a4205838198b8fa631b3220723bb07f1015d", "1590219412", "1715943329", V9))
                .isInstanceOf(InvalidEnvelope.class);
    }

    @Test
    void refusesAFlippedBit() {
        var bytes = Base64.getDecoder().decode(V9);
        bytes[40] ^= 1;
        var flipped = Base64.getEncoder().encodeToString(bytes);
        assertThatThrownBy(() ->
                        official.open("6c12a4205838198b8fa631b3220723bb07f1015c", "1715943329", "1590219412", flipped))
                .isInstanceOf(InvalidEnvelope.class);
        // Even rightly signed, the damage must not come out as a message: here it hits the length.
        bytes = Base64.getDecoder().decode(V9);
        bytes[0] ^= 1;
        var length = Base64.getEncoder().encodeToString(bytes);
        assertThatThrownBy(() -> official.open(official.signature("1", "2", length), "1", "2", length))
                .isInstanceOf(InvalidEnvelope.class);
    }

    @Test
    void refusesAMessageMeantForAnotherReceiver() {
        var foreign = new EnvelopeCipher("AAAAA", ZERO_KEY, "wx0000000000000000").seal("<xml/>");
        assertThatThrownBy(() -> official.open(official.signature("1", "2", foreign), "1", "2", foreign))
                .isInstanceOf(InvalidEnvelope.class)
                .hasMessageContaining("receiver");
    }

    @ParameterizedTest
    @CsvSource({"0", "33", "127", "-1"})
    void refusesWrongPadding(byte pad) throws Exception {
        var plain = new byte[64];
        plain[63] = pad;
        assertThatThrownBy(() -> openRaw(plain))
                .isInstanceOf(InvalidEnvelope.class)
                .hasMessageContaining("padding");
    }

    @Test
    void refusesALengthBeyondTheMessage() {
        var plain = new byte[64];
        plain[16] = 0x7f;
        plain[63] = 1;
        assertThatThrownBy(() -> openRaw(plain))
                .isInstanceOf(InvalidEnvelope.class)
                .hasMessageContaining("message length");
    }

    @Test
    void refusesWhatIsNotEvenCiphertext() {
        for (var junk : new String[] {"", "####", "QUJD"}) {
            assertThatThrownBy(() -> official.open(official.signature("1", "2", junk), "1", "2", junk))
                    .isInstanceOf(InvalidEnvelope.class);
        }
    }

    @Test
    void acceptsAKeyWithBlanksAroundItAndRefusesAShortOne() {
        assertThat(new EnvelopeCipher("AAAAA", " " + ZERO_KEY + " ", "wx134c8103faa5a59e")
                        .open("6c12a4205838198b8fa631b3220723bb07f1015c", "1715943329", "1590219412", V9))
                .isEqualTo(V9_TEXT);
        assertThatThrownBy(() -> new EnvelopeCipher("t", "short", "wx1")).isInstanceOf(IllegalArgumentException.class);
    }

    private String openRaw(byte[] plain) throws Exception {
        var cipher = javax.crypto.Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(
                javax.crypto.Cipher.ENCRYPT_MODE,
                new javax.crypto.spec.SecretKeySpec(new byte[32], "AES"),
                new javax.crypto.spec.IvParameterSpec(new byte[16]));
        var sealed = Base64.getEncoder().encodeToString(cipher.doFinal(plain));
        return official.open(official.signature("1", "2", sealed), "1", "2", sealed);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
