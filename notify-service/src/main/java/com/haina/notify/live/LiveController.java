package com.haina.notify.live;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

import com.haina.platform.security.Caller;
import com.haina.platform.security.CanRead;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "实时", description = "打开着的控制台随时知道发生了什么")
@RestController
@RequestMapping("/api/notify/v1/live")
class LiveController {

    private final LiveEvents events;

    LiveController(LiveEvents events) {
        this.events = events;
    }

    @CanRead
    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "本物业发生的事（server-sent events）", description = """
                    先来一条 ready 或 reset；之后每条事件的 event 是事件类型，data 是 {type, subject, time, count, subjects, data}，\
                    不含个人信息。断开后带上 Last-Event-ID 再来，就从断开处继续；收到 reset 表示中间的已经不在，请重新加载。\
                    访问令牌到期时流结束，用新令牌再连。同一件事可能收到两次。\
                    """)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = LiveEvents.LiveEvent.class)))
    ResponseEntity<SseEmitter> live(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId) {
        return events.follow(Caller.current(), lastEventId);
    }
}
