package com.haina.weixin;

import org.junit.jupiter.api.Test;

import com.haina.weixin.CallbackXml.UnreadableCallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallbackXmlTests {

    @Test
    void textsAreNamedByTheirPathAndTheFirstOfSeveralCounts() {
        assertThat(CallbackXml.read("<xml><A><![CDATA[ a ]]></A><B><C>1</C><C>2</C></B></xml>"))
                .containsEntry("A", "a")
                .containsEntry("B.C", "1")
                .hasSize(2);
    }

    /** The names of a deep document's texts are its depth times as long as itself, and it is read before anything is known of its sender. */
    @Test
    void nothingIsNestedDeeperThanWeChatDoes() {
        assertThat(CallbackXml.read(nested(8))).hasSize(1);
        assertThatExceptionOfType(UnreadableCallback.class).isThrownBy(() -> CallbackXml.read(nested(100)));
    }

    private static String nested(int depth) {
        return "<a>".repeat(depth) + "</a>".repeat(depth);
    }
}
