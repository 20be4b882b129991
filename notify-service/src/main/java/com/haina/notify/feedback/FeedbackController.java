package com.haina.notify.feedback;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "意见反馈", description = "操作员对平台的意见，以及得到的答复")
@RestController
@RequestMapping("/api/notify/v1/feedback")
class FeedbackController {

    private final Feedbacks feedbacks;
    private final FeedbackDesk desk;

    FeedbackController(Feedbacks feedbacks, FeedbackDesk desk) {
        this.feedbacks = feedbacks;
        this.desk = desk;
    }

    @CanRead
    @Idempotent
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提交意见", description = "回答里的编号告诉用户，以后可以凭它询问")
    FeedbackView send(@RequestBody @Valid FeedbackRequest request) {
        return view(desk.receive(request.text().strip(), said(request.contact()), said(request.page())));
    }

    @CanRead
    @GetMapping
    @Operation(summary = "本物业提交过的意见和答复", description = "新的在前")
    Page<FeedbackView> list(@Valid PageRequest page) {
        return feedbacks.list(page).map(this::view);
    }

    private FeedbackView view(Feedback feedback) {
        return new FeedbackView(
                feedback.number(),
                desk.text(feedback),
                feedback.page(),
                feedback.operatorId(),
                feedback.createdAt(),
                feedback.state(),
                desk.answer(feedback),
                feedback.answeredAt());
    }

    private static @Nullable String said(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /**
     * What an operator has to say.
     *
     * @param contact where to reach them, if they want to be reached; only those who answer see it
     * @param page address of the screen that they were at
     */
    record FeedbackRequest(
            @NotBlank @Size(max = 2000) String text,
            @Size(max = 100) @Nullable String contact,
            @Size(max = 300) @Nullable String page) {}

    /**
     * What was said and answered.
     *
     * @param number short, to be told on the phone
     * @param answer once the state is ANSWERED
     */
    record FeedbackView(
            String number,
            String text,
            @Nullable String page,
            String operatorId,
            Instant createdAt,
            Feedback.State state,
            @Nullable String answer,
            @Nullable Instant answeredAt) {}
}
