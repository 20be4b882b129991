package com.haina.wechat.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.outbound.Outcome;

/** The template that carries an account's notices to those whose 48 hours are over. */
@RestController
@RequestMapping("/api/wechat/v1/notice-templates/{appId}")
class NoticeTemplateController {

    private final NoticeTemplates templates;
    private final AccountTemplates atWechat;
    private final ChooseNoticeTemplate choose;
    private final TryNoticeTemplate tryIt;
    private final AccountDirectory accounts;

    NoticeTemplateController(
            NoticeTemplates templates,
            AccountTemplates atWechat,
            ChooseNoticeTemplate choose,
            TryNoticeTemplate tryIt,
            AccountDirectory accounts) {
        this.templates = templates;
        this.atWechat = atWechat;
        this.choose = choose;
        this.tryIt = tryIt;
        this.accounts = accounts;
    }

    /** What is chosen; without a template, with a tag, when nothing is. */
    @CanRead
    @GetMapping
    ResponseEntity<NoticeTemplateView> read(@PathVariable String appId) {
        accounts.get(appId);
        return answer(templates.of(appId));
    }

    /** The account's templates as WeChat has them now, and what may stand in their lines. */
    @CanRead
    @GetMapping("/choices")
    Page<TemplateChoice> choices(@PathVariable String appId) {
        accounts.get(appId);
        List<TemplateChoice> all =
                atWechat.all(appId).stream().map(TemplateChoice::of).toList();
        return new Page<>(all, null, (long) all.size());
    }

    /** Chooses a template and what stands in each of its lines, or none. */
    @CanAdminister
    @PutMapping
    ResponseEntity<NoticeTemplateView> choose(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NoticeTemplateRequest request) {
        return answer(choose.choose(appId, ifMatch, request.templateId(), request.lines()));
    }

    /** To whom it is sent. */
    record NoticeTemplateTestRequest(
            @NotBlank @Size(max = 64) String openid) {}

    /** Sends the chosen template with a sample to one follower; what becomes of it is read among the messages. */
    @CanWrite
    @Idempotent
    @PostMapping("/tests")
    Outcome test(@PathVariable String appId, @Valid @RequestBody NoticeTemplateTestRequest request) {
        return tryIt.send(appId, request.openid());
    }

    private static ResponseEntity<NoticeTemplateView> answer(NoticeTemplate template) {
        return ETags.ok(
                template,
                new NoticeTemplateView(
                        template.id(),
                        template.chosen() ? template.templateId() : null,
                        template.chosen() ? template.title() : null,
                        template.lines(),
                        template.changedAt(),
                        template.changedBy()));
    }

    /**
     * What is to be chosen.
     *
     * @param templateId absent for no template
     * @param lines what stands in each line, by its keyword
     */
    record NoticeTemplateRequest(
            @Nullable @Size(min = 1, max = 100) String templateId,
            @NotNull @Size(max = 20) Map<@NotBlank String, @NotNull NoticeSource> lines) {}

    /**
     * What is chosen.
     *
     * @param templateId absent when notices go out as customer-service messages only
     * @param lines what stands in each line, by its keyword
     */
    record NoticeTemplateView(
            String appId,
            @Nullable String templateId,
            @Nullable String title,
            Map<String, NoticeSource> lines,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {}

    /**
     * One of the account's templates.
     *
     * @param usable whether each line can be filled from a notice
     */
    record TemplateChoice(String id, String title, String example, boolean usable, List<LineChoice> lines) {

        static TemplateChoice of(AccountTemplate template) {
            return new TemplateChoice(
                    template.id(),
                    template.title(),
                    template.example(),
                    NoticeTemplatePolicy.usable(template),
                    template.lines().stream()
                            .map(line ->
                                    new LineChoice(line.name(), line.key(), NoticeTemplatePolicy.choices(line.key())))
                            .toList());
        }
    }

    /** A line of a template and what may stand in it. */
    record LineChoice(String name, String key, Set<NoticeSource> choices) {}
}
