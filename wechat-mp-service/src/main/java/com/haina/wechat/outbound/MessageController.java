package com.haina.wechat.outbound;

import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.message.MessageChannel;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** What was sent to followers, and a message to try it, over HTTP. */
@RestController
@RequestMapping("/api/wechat/v1/messages")
class MessageController {

    private final OutboundMessages messages;
    private final SendCustomerService send;
    private final SendMass mass;
    private final AuditTrail trail;

    MessageController(OutboundMessages messages, SendCustomerService send, SendMass mass, AuditTrail trail) {
        this.messages = messages;
        this.send = send;
        this.mass = mass;
        this.trail = trail;
    }

    /** The latest first. */
    @CanRead
    @GetMapping
    Page<MessageView> list(
            @RequestParam(required = false) @Nullable String appId,
            @RequestParam(defaultValue = "") Set<MessageState> state,
            @RequestParam(required = false) @Nullable MessageChannel channel,
            @Valid PageRequest page) {
        return messages.list(appId, state, channel, page).map(MessageView::of);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<MessageView> read(@PathVariable String id) {
        return answer(messages.get(id));
    }

    /** A text for one follower. */
    record TestMessageRequest(
            @NotBlank @Size(max = 32) String appId,
            @NotBlank @Size(max = 64) String openid,
            @NotBlank @Size(max = 600) String text) {}

    /** Sends a text as a customer-service message, to see whether it arrives; what became of it is in the answer. */
    @CanWrite
    @Idempotent
    @PostMapping("/tests")
    ResponseEntity<MessageView> test(@Valid @RequestBody TestMessageRequest request) {
        Outcome outcome = send.send(request.appId(), request.openid(), Content.text(request.text()), null);
        trail.note("message.test", "message", outcome.messageId(), null, Map.of("account", request.appId()), null);
        return answer(messages.get(outcome.messageId()));
    }

    /** Takes a mass message of news or video back. */
    @CanWrite
    @Idempotent
    @PostMapping("/{id}/deletion")
    ResponseEntity<MessageView> delete(@PathVariable String id) {
        mass.delete(id);
        trail.note("message.delete", "message", id, null, Map.of(), null);
        return answer(messages.get(id));
    }

    private static ResponseEntity<MessageView> answer(OutboundMessage message) {
        return ETags.ok(message, MessageView.of(message));
    }
}
