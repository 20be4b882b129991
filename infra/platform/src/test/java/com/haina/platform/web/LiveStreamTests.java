package com.haina.platform.web;

import java.io.IOException;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

class LiveStreamTests {

    @Test
    void endingAStreamWhoseListenerLeftMeanwhileIsNoFailure() {
        LiveStream stream = new LiveStream(new GoneEmitter(), Instant.now().plusSeconds(60));
        assertThatCode(stream::complete).doesNotThrowAnyException();
    }

    @Test
    void sendingToAListenerWhoLeftMeanwhileSaysSo() {
        LiveStream stream = new LiveStream(new GoneEmitter(), Instant.now().plusSeconds(60));
        assertThatIOException().isThrownBy(() -> stream.send("1", "ready", "here"));
    }

    /** What Tomcat answers once the request has failed on its side: "attempted to use the AsyncContext after an error". */
    private static final class GoneEmitter extends SseEmitter {

        @Override
        public void send(SseEventBuilder event) throws IOException {
            throw new IllegalStateException("AsyncContext after an error");
        }

        @Override
        public void complete() {
            throw new IllegalStateException("AsyncContext after an error");
        }
    }
}
