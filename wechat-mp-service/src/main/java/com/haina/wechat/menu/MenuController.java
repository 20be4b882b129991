package com.haina.wechat.menu;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.wechat.account.AccountDirectory;

/** 自定义菜单. */
@RestController
@RequestMapping("/api/wechat/v1/menus/{appId}")
class MenuController {

    private final Menus menus;
    private final ChangeMenu change;
    private final PublishMenus publish;
    private final CompareMenu compare;
    private final AccountDirectory accounts;

    MenuController(
            Menus menus, ChangeMenu change, PublishMenus publish, CompareMenu compare, AccountDirectory accounts) {
        this.menus = menus;
        this.change = change;
        this.publish = publish;
        this.compare = compare;
        this.accounts = accounts;
    }

    /** Draft and versions; empty, with a tag, when nobody wrote any. */
    @CanRead
    @GetMapping
    ResponseEntity<MenuView> read(@PathVariable String appId) {
        accounts.get(appId);
        return answer(menus.of(appId));
    }

    @CanWrite
    @PutMapping("/draft")
    ResponseEntity<MenuView> write(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MenuContent request) {
        return answer(change.write(appId, ifMatch, request));
    }

    /** Back to what was published last. */
    @CanWrite
    @DeleteMapping("/draft")
    ResponseEntity<MenuView> discard(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(change.discard(appId, ifMatch));
    }

    /** Makes an earlier version the draft. */
    @CanWrite
    @PostMapping("/rollbacks")
    ResponseEntity<MenuView> rollBack(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Rollback request) {
        return answer(change.rollBack(appId, ifMatch, request.version()));
    }

    /**
     * Publishes the draft to accounts, this one or others too; says of each what became of it. In the background it answers at once, and the
     * job says how far it is.
     */
    @CanWrite
    @Idempotent
    @PostMapping("/publications")
    PublicationView publish(
            @PathVariable String appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PublicationRequest request) {
        return PublicationView.of(
                publish.publish(appId, ifMatch, request.appIds(), Boolean.TRUE.equals(request.background())));
    }

    /** How far a publication is. */
    @CanRead
    @GetMapping("/publications/{id}")
    PublicationView publication(@PathVariable String appId, @PathVariable String id) {
        accounts.get(appId);
        return PublicationView.of(publish.job(appId, id));
    }

    /** Reads WeChat's menu and compares it with the one that was published last. */
    @CanRead
    @GetMapping("/comparison")
    CompareMenu.Comparison compare(@PathVariable String appId) {
        return compare.compare(appId);
    }

    /** Asks WeChat which menu a follower sees. */
    @CanRead
    @PostMapping("/matches")
    MatchView match(@PathVariable String appId, @Valid @RequestBody MatchRequest request) {
        String prefix = appId + ".";
        String id = request.followerId();
        return new MatchView(compare.match(appId, id.startsWith(prefix) ? id.substring(prefix.length()) : id));
    }

    private static ResponseEntity<MenuView> answer(Menu menu) {
        Menu.Version online = menu.online();
        return ETags.ok(
                menu,
                new MenuView(
                        menu.id(),
                        menu.draft(),
                        menu.changedAt(),
                        menu.changedBy(),
                        online == null ? null : online.number(),
                        MenuDifference.between(
                                MenuButtons.outline(menu.draft()),
                                MenuButtons.outline(online == null ? MenuContent.EMPTY : online.content())),
                        menu.versions().reversed().stream()
                                .map(version -> new VersionView(
                                        version.number(), version.content(), version.at(), version.by()))
                                .toList(),
                        menu.failure(),
                        menu.failedAt(),
                        menu.partly()));
    }

    /**
     * An account's menu.
     *
     * @param online number of the version that was published last
     * @param differences of the draft from it
     * @param versions newest first, up to 30
     * @param failure WeChat's code when the last attempt to publish failed
     * @param partly whether WeChat has a part of that attempt
     */
    record MenuView(
            String appId,
            MenuContent draft,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            @Nullable Integer online,
            List<MenuDifference> differences,
            List<VersionView> versions,
            @Nullable Integer failure,
            @Nullable Instant failedAt,
            boolean partly) {}

    /** What WeChat got, when and by whom. */
    record VersionView(
            int number,
            MenuContent content,
            Instant at,
            @Nullable String by) {}

    record Rollback(@NotNull Integer version) {}

    /**
     * Where the draft is to go.
     *
     * @param background whether to be answered at once; else when all is done
     */
    record PublicationRequest(
            @NotEmpty @Size(max = 100) List<@NotBlank String> appIds,
            @Nullable Boolean background) {}

    /** What became of each account that had its turn. */
    record PublicationView(List<PublishMenu.Result> items, JobView job) {

        static PublicationView of(MenuJob job) {
            return new PublicationView(
                    job.results(),
                    new JobView(
                            job.id(),
                            job.done() ? JobState.DONE : JobState.RUNNING,
                            job.results().size(),
                            job.appIds().size(),
                            job.startedAt()));
        }
    }

    /**
     * How far a publication is.
     *
     * @param done accounts that had their turn
     */
    record JobView(String id, JobState state, int done, int total, Instant startedAt) {}

    /** Where a publication stands. */
    enum JobState {
        RUNNING,
        DONE
    }

    record MatchRequest(@NotBlank @Size(max = 128) String followerId) {}

    /** What a follower sees. */
    record MatchView(List<CompareMenu.Seen> items) {}
}
