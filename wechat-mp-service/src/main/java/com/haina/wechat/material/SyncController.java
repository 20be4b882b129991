package com.haina.wechat.material;

import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;

/** Comparisons of accounts with the library over HTTP. */
@RestController
@RequestMapping("/api/wechat/v1/material-syncs")
class SyncController {

    private final MaterialSyncs syncs;
    private final SyncMaterials sync;

    SyncController(MaterialSyncs syncs, SyncMaterials sync) {
        this.syncs = syncs;
        this.sync = sync;
    }

    /**
     * How far a comparison is.
     *
     * @param done items looked at
     * @param total items that WeChat listed in the steps so far
     * @param fetched items that were new to the library
     * @param missing items of the library that WeChat no longer lists
     * @param skipped items that could not be kept
     * @param failure {@code wechat.<code>}, when it was given up
     */
    record SyncView(
            String appId,
            MaterialSync.Step state,
            int done,
            int total,
            int fetched,
            int missing,
            int skipped,
            @Nullable String failure,
            Instant startedAt,
            Instant updatedAt,
            @Nullable Instant finishedAt) {

        static SyncView of(MaterialSync sync) {
            return new SyncView(
                    sync.id(),
                    sync.step(),
                    sync.seen(),
                    sync.total(),
                    sync.fetched(),
                    sync.missing(),
                    sync.skipped(),
                    sync.failure(),
                    sync.startedAt(),
                    sync.updatedAt(),
                    sync.finishedAt());
        }
    }

    /** The latest of each account that was ever compared. */
    @CanRead
    @GetMapping
    List<SyncView> list() {
        return syncs.all().stream().map(SyncView::of).toList();
    }

    @CanRead
    @GetMapping("/{appId}")
    SyncView read(@PathVariable String appId) {
        return SyncView.of(syncs.get(appId));
    }

    record SyncRequest(@NotBlank @Size(max = 32) String appId) {}

    /** Begins one; the one under way is answered when there is one. */
    @CanWrite
    @PostMapping
    ResponseEntity<SyncView> begin(@Valid @RequestBody SyncRequest request) {
        MaterialSync begun = sync.begin(request.appId());
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .location(java.net.URI.create("/api/wechat/v1/material-syncs/" + begun.id()))
                .body(SyncView.of(begun));
    }

    @CanWrite
    @PostMapping("/{appId}/cancellation")
    SyncView cancel(@PathVariable String appId) {
        return SyncView.of(sync.cancel(appId));
    }
}
