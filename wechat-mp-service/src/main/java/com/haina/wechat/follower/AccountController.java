package com.haina.wechat.follower;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.Page;
import com.haina.wechat.account.AccountDirectory;
import com.haina.wechat.account.WechatAccount;
import com.haina.wechat.follower.UserDirectory.Tag;

/** The tenant's accounts with how many follow, their tags, and the reading of their followers. */
@RestController
@RequestMapping("/api/wechat/v1/accounts")
class AccountController {

    private final AccountDirectory accounts;
    private final Followers followers;
    private final FollowerSyncs syncs;
    private final SyncFollowers sync;
    private final TagFollowers tags;

    AccountController(
            AccountDirectory accounts,
            Followers followers,
            FollowerSyncs syncs,
            SyncFollowers sync,
            TagFollowers tags) {
        this.accounts = accounts;
        this.followers = followers;
        this.syncs = syncs;
        this.sync = sync;
        this.tags = tags;
    }

    @CanRead
    @GetMapping
    Page<AccountView> list() {
        List<AccountView> all = accounts.all().stream().map(this::view).toList();
        return new Page<>(all, null, (long) all.size());
    }

    /** Reads all followers from WeChat; the one under way goes on. */
    @CanWrite
    @PostMapping("/{appId}/follower-syncs")
    ResponseEntity<SyncView> read(@PathVariable String appId) {
        return ResponseEntity.accepted()
                .header("Location", "/api/wechat/v1/accounts/" + appId + "/follower-sync")
                .body(SyncView.of(sync.begin(appId)));
    }

    @CanRead
    @GetMapping("/{appId}/follower-sync")
    SyncView reading(@PathVariable String appId) {
        return SyncView.of(syncs.get(appId));
    }

    /** What was read stays. */
    @CanWrite
    @DeleteMapping("/{appId}/follower-sync")
    SyncView cancel(@PathVariable String appId) {
        return SyncView.of(sync.cancel(appId));
    }

    @CanRead
    @GetMapping("/{appId}/tags")
    Page<TagView> tags(@PathVariable String appId) {
        List<TagView> all = tags.tags(appId).stream().map(TagView::of).toList();
        return new Page<>(all, null, (long) all.size());
    }

    @CanWrite
    @PostMapping("/{appId}/tags")
    TagView create(@PathVariable String appId, @Valid @RequestBody TagRequest request) {
        return TagView.of(tags.create(appId, request.name()));
    }

    @CanWrite
    @PutMapping("/{appId}/tags/{id}")
    ResponseEntity<Void> rename(
            @PathVariable String appId, @PathVariable int id, @Valid @RequestBody TagRequest request) {
        tags.rename(appId, id, request.name());
        return ResponseEntity.noContent().build();
    }

    @CanWrite
    @DeleteMapping("/{appId}/tags/{id}")
    ResponseEntity<Void> delete(@PathVariable String appId, @PathVariable int id) {
        tags.delete(appId, id);
        return ResponseEntity.noContent().build();
    }

    private AccountView view(WechatAccount account) {
        return new AccountView(
                account.id(),
                account.name(),
                account.authorized(),
                account.usable(),
                followers.following(account.id()),
                syncs.find(account.id()).map(SyncView::of).orElse(null));
    }

    /**
     * An account.
     *
     * @param authorized false after it took its authorization back
     * @param usable whether WeChat may be called for it now
     * @param following how many follow, as far as is known
     */
    record AccountView(
            String appId,
            String name,
            boolean authorized,
            boolean usable,
            long following,
            @Nullable SyncView sync) {}

    /**
     * A reading of followers.
     *
     * @param done followers read so far
     * @param total followers that WeChat counts; 0 before the first page
     * @param changed who followed or left unlike what was known
     * @param failure WeChat's code that ended it
     */
    record SyncView(
            FollowerSync.State state,
            long done,
            long total,
            long changed,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer failure) {

        static SyncView of(FollowerSync sync) {
            return new SyncView(
                    sync.state(),
                    sync.listed(),
                    sync.total(),
                    sync.changedCount(),
                    sync.startedAt(),
                    sync.endedAt(),
                    sync.failure());
        }
    }

    /** A name, up to 30 bytes in UTF-8 at WeChat. */
    record TagRequest(@NotBlank @Size(max = 30) String name) {}

    /** A tag and how many have it. */
    record TagView(int id, String name, int count) {

        static TagView of(Tag tag) {
            return new TagView(tag.id(), tag.name(), tag.count());
        }
    }
}
