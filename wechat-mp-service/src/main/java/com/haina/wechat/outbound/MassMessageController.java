package com.haina.wechat.outbound;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;

/** 群发: mass messages of an account. */
@RestController
@RequestMapping("/api/wechat/v1/accounts/{appId}")
class MassMessageController {

    private final OrderMass mass;
    private final CountMass count;

    MassMessageController(OrderMass mass, CountMass count) {
        this.mass = mass;
        this.count = count;
    }

    /** How many the account still has, by what was sent from here. */
    @CanRead
    @GetMapping("/mass-allowance")
    MassAllowance left(@PathVariable String appId) {
        return count.left(appId);
    }

    record MassMessageRequest(
            @Valid @NotNull MassContentRequest content,
            @Valid @NotNull MassAudienceRequest audience) {}

    /** Plans it; what becomes of it is read among the messages. Who has got four this month is left out by WeChat. */
    @CanWrite
    @Idempotent
    @PostMapping("/mass-messages")
    ResponseEntity<MessageView> send(
            @PathVariable String appId,
            @RequestHeader("Idempotency-Key") String key,
            @Valid @RequestBody MassMessageRequest request) {
        OutboundMessage planned = mass.order(
                appId, request.audience().audience(appId), request.content().content(), key);
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(URI.create("/api/wechat/v1/messages/" + planned.id()))
                .eTag(ETags.of(planned))
                .body(MessageView.of(planned));
    }

    /**
     * To whom it is shown.
     *
     * @param openid of a follower; or
     * @param wechatId of any person
     */
    record MassPreviewRequest(
            @Valid @NotNull MassContentRequest content,
            @Size(max = 64) @Nullable String openid,
            @Size(max = 40) @Nullable String wechatId) {}

    /** Shows it to one person in WeChat; a hundred times a day and account. */
    @CanWrite
    @Idempotent
    @PostMapping("/mass-previews")
    ResponseEntity<Void> preview(@PathVariable String appId, @Valid @RequestBody MassPreviewRequest request) {
        String openid = given(request.openid());
        String wechatId = given(request.wechatId());
        if ((openid == null) == (wechatId == null)) {
            throw new InvalidField(FieldError.of("/wechatId", "field.preview.one-person"));
        }
        mass.preview(appId, request.content().content(), openid, wechatId);
        return ResponseEntity.noContent().build();
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
