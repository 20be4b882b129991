package com.haina.wechat.follower;

import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** 微信关注用户. */
@RestController
@RequestMapping("/api/wechat/v1/followers")
class FollowerController {

    private final FindFollowers find;
    private final Followers followers;
    private final TagFollowers tags;

    FollowerController(FindFollowers find, Followers followers, TagFollowers tags) {
        this.find = find;
        this.followers = followers;
        this.tags = tags;
    }

    @CanRead
    @GetMapping
    Page<FollowerView> list(@Valid @ModelAttribute FollowerQuery query, @Valid PageRequest page) {
        return find.list(query, page);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<FollowerView> get(@PathVariable String id) {
        Follower follower = followers.get(id);
        return ETags.ok(follower, find.view(follower));
    }

    /** What the office calls the follower, in WeChat too. */
    @CanWrite
    @PutMapping("/{id}/remark")
    ResponseEntity<FollowerView> remark(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Remark request) {
        Follower follower = tags.remark(id, ifMatch, request.remark());
        return ETags.ok(follower, find.view(follower));
    }

    /** Puts a tag on followers of one account, or takes it off. */
    @CanWrite
    @PostMapping("/bulk-tags")
    Marked tag(@Valid @RequestBody Marking request) {
        List<String> asked = request.followerIds();
        Set<String> marked = tags.mark(request.appId(), request.tag(), asked, !Boolean.FALSE.equals(request.on()));
        return new Marked(
                marked.size(),
                asked.stream().filter(id -> !marked.contains(id)).distinct().toList());
    }

    /**
     * A remark.
     *
     * @param remark up to 29 characters; empty removes it
     */
    record Remark(@NotNull @Size(max = 29) String remark) {

        @Override
        public String toString() {
            return "Remark";
        }
    }

    /**
     * Who is to have a tag.
     *
     * @param on false takes it off
     */
    record Marking(
            @NotBlank String appId,
            @NotNull Integer tag,
            @NotEmpty @Size(max = 500) List<String> followerIds,
            @Nullable Boolean on) {}

    /**
     * How many were marked.
     *
     * @param passedOver who was not: who left since, cannot have another tag, or was not reached before WeChat refused
     */
    record Marked(int followers, List<String> passedOver) {}
}
