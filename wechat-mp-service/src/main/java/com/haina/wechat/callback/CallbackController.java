package com.haina.wechat.callback;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.weixin.CallbackBody;
import com.haina.weixin.CallbackXml.UnreadableCallback;
import com.haina.weixin.EnvelopeCipher.InvalidEnvelope;

import io.swagger.v3.oas.annotations.Hidden;

/** WeChat's 消息与事件接收 URL, one for each account. Public: the message's own signature and encryption guard it. */
@Hidden
@RestController
@RequestMapping("/callback/wechat/{appId:wx[0-9a-zA-Z]{16}}")
class CallbackController {

    private static final Logger log = LoggerFactory.getLogger(CallbackController.class);
    private static final int LONGEST = 256 * 1024;

    private final CallbackEnvelope envelope;
    private final AnswerPublishTest publishTest;
    private final ReceiveMessage receive;

    CallbackController(CallbackEnvelope envelope, AnswerPublishTest publishTest, ReceiveMessage receive) {
        this.envelope = envelope;
        this.publishTest = publishTest;
        this.receive = receive;
    }

    @PostMapping(produces = {MediaType.TEXT_XML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<String> message(
            @PathVariable String appId,
            @RequestParam("msg_signature") String msgSignature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            InputStream body)
            throws IOException {
        Optional<String> text = CallbackBody.read(body, LONGEST);
        if (text.isEmpty()) {
            return answer(HttpStatus.CONTENT_TOO_LARGE, "");
        }
        try {
            CallbackEnvelope.Opened opened = envelope.open(msgSignature, timestamp, nonce, text.get());
            Optional<String> test = publishTest.answer(appId, opened.xml());
            if (test.isPresent()) {
                return test.get().isEmpty() ? answer(HttpStatus.OK, "") : reply(test.get(), opened, nonce);
            }
            return receive.receive(appId, opened.xml())
                    .map(reply -> reply(reply, opened, nonce))
                    .orElseGet(() -> answer(HttpStatus.OK, "success"));
        } catch (InvalidEnvelope | UnreadableCallback refused) {
            log.warn("callback refused: {}", refused.getMessage());
            return answer(HttpStatus.FORBIDDEN, "");
        }
    }

    @GetMapping
    ResponseEntity<String> verify(
            @RequestParam String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam String echostr) {
        return envelope.verifies(signature, timestamp, nonce)
                ? answer(HttpStatus.OK, echostr)
                : answer(HttpStatus.FORBIDDEN, "");
    }

    private ResponseEntity<String> reply(String xml, CallbackEnvelope.Opened to, String nonce) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_XML).body(envelope.seal(to.cipher(), xml, nonce));
    }

    private static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(text);
    }
}
