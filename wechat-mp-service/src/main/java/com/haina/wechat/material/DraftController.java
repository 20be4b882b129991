package com.haina.wechat.material;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** News drafts over HTTP. */
@RestController
@RequestMapping("/api/wechat/v1/drafts")
class DraftController {

    private final NewsDrafts drafts;
    private final WriteDraft write;
    private final PublishDraft publish;
    private final CopyToAccounts copies;
    private final PreviewDraft preview;

    DraftController(
            NewsDrafts drafts, WriteDraft write, PublishDraft publish, CopyToAccounts copies, PreviewDraft preview) {
        this.drafts = drafts;
        this.write = write;
        this.publish = publish;
        this.copies = copies;
        this.preview = preview;
    }

    @CanRead
    @GetMapping
    Page<DraftView> list(@RequestParam(required = false) @Nullable String q, @Valid PageRequest page) {
        return drafts.list(q, page).map(DraftView::of);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<DraftView> read(@PathVariable String id) {
        return answer(drafts.get(id));
    }

    /**
     * Articles as asked for. Lengths are checked by the policy, which names them all at once.
     *
     * @param articles in their order
     */
    record DraftRequest(
            @NotNull @Size(min = 1, max = DraftPolicy.MAX_ARTICLES)
            List<@Valid @NotNull ArticleRequest> articles) {

        List<Article> all() {
            return articles.stream().map(ArticleRequest::article).toList();
        }
    }

    /**
     * One article.
     *
     * @param content HTML; what is not allowed in it is taken out
     * @param coverId an image of the library
     */
    record ArticleRequest(
            @NotNull @Size(max = 200) String title,
            @Size(max = 200) @Nullable String author,
            @Size(max = 1000) @Nullable String digest,
            @NotNull @Size(max = 1_000_000) String content,
            @Size(max = 32) @Nullable String coverId,
            @Size(max = 2000) @Nullable String sourceUrl,
            @Nullable Boolean openComment,
            @Nullable Boolean fansOnly) {

        Article article() {
            return new Article(
                    title,
                    author,
                    digest,
                    content,
                    coverId,
                    sourceUrl,
                    Boolean.TRUE.equals(openComment),
                    Boolean.TRUE.equals(fansOnly));
        }
    }

    @CanWrite
    @PostMapping
    ResponseEntity<DraftView> create(@Valid @RequestBody DraftRequest request) {
        NewsDraft draft = write.create(request.all());
        return ETags.created("/api/wechat/v1/drafts/" + draft.id(), draft, DraftView.of(draft));
    }

    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<DraftView> replace(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DraftRequest request) {
        return answer(write.replace(id, ifMatch, request.all()));
    }

    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        write.remove(id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    record DraftAccountsRequest(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 32) String> appIds) {}

    /** Puts it among the accounts' drafts, unpublished. Each account's result is told. */
    @CanWrite
    @Idempotent
    @PostMapping("/{id}/copies")
    List<CopyResult> copy(@PathVariable String id, @Valid @RequestBody DraftAccountsRequest request) {
        return copies.draft(id, request.appIds());
    }

    /** Has accounts publish it; the draft tells how far each is. */
    @CanWrite
    @Idempotent
    @PostMapping("/{id}/publications")
    ResponseEntity<DraftView> publish(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody DraftAccountsRequest request) {
        NewsDraft draft = publish.publish(id, ifMatch, request.appIds());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(java.net.URI.create("/api/wechat/v1/drafts/" + id))
                .eTag(ETags.of(draft))
                .body(DraftView.of(draft));
    }

    /**
     * To whom it is shown.
     *
     * @param openid of a follower; or
     * @param wechatId of any person
     */
    record PreviewRequest(
            @NotBlank @Size(max = 32) String appId,
            @Size(max = 64) @Nullable String openid,
            @Size(max = 40) @Nullable String wechatId) {}

    /** Shows it to one person in WeChat; a hundred times a day and account. */
    @CanWrite
    @Idempotent
    @PostMapping("/{id}/previews")
    ResponseEntity<Void> preview(@PathVariable String id, @Valid @RequestBody PreviewRequest request) {
        preview.show(id, request.appId(), request.openid(), request.wechatId());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<DraftView> answer(NewsDraft draft) {
        return ETags.ok(draft, DraftView.of(draft));
    }
}
