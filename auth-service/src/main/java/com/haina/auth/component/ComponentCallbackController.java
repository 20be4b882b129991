package com.haina.auth.component;

import java.io.IOException;
import java.io.InputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.weixin.CallbackBody;
import com.haina.weixin.CallbackXml.UnreadableCallback;
import com.haina.weixin.EnvelopeCipher.InvalidEnvelope;

import io.swagger.v3.oas.annotations.Hidden;

/** WeChat's 授权事件 URL. Public: the push's own signature and encryption guard it. */
@Hidden
@RestController
@RequestMapping("/callback/wechat/component")
class ComponentCallbackController {

    private static final Logger log = LoggerFactory.getLogger(ComponentCallbackController.class);
    private static final int LONGEST = 64 * 1024;

    private final ReceivePush receivePush;

    ComponentCallbackController(ReceivePush receivePush) {
        this.receivePush = receivePush;
    }

    @PostMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> push(
            @RequestParam("msg_signature") String msgSignature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            InputStream body)
            throws IOException {
        var text = CallbackBody.read(body, LONGEST);
        if (text.isEmpty()) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body("");
        }
        try {
            receivePush.receive(msgSignature, timestamp, nonce, text.get());
            return ResponseEntity.ok("success");
        } catch (InvalidEnvelope | UnreadableCallback refused) {
            log.warn("component callback refused: {}", refused.getMessage());
            return ResponseEntity.status(HttpStatus.FORBIDDEN).body("");
        }
    }

    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> verify(
            @RequestParam String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam String echostr) {
        return receivePush.verifies(signature, timestamp, nonce)
                ? ResponseEntity.ok(echostr)
                : ResponseEntity.status(HttpStatus.FORBIDDEN).body("");
    }
}
