package com.haina.wechat.outbound;

import java.util.List;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.haina.platform.problem.InvalidField;
import com.haina.platform.problem.ProblemException.FieldError;

/**
 * For whom a mass message is.
 *
 * @param tagId of TAG
 * @param followerIds of LIST: 2 to 10,000 followers of the account
 */
record MassAudienceRequest(
        @NotNull Kind kind,
        @Nullable Long tagId,
        @Size(max = Audience.MOST_OPENIDS) @Nullable List<@NotBlank @Size(max = 100) String> followerIds) {

    /** Ways to say for whom. */
    enum Kind {
        EVERYBODY,
        TAG,
        LIST
    }

    Audience audience(String appId) {
        return switch (kind) {
            case EVERYBODY -> Audience.everybody();
            case TAG -> {
                if (tagId == null) {
                    throw wrong("tagId", "tag-missing");
                }
                yield Audience.tag(tagId);
            }
            case LIST -> Audience.list(openids(appId));
        };
    }

    /** A follower's id is the account's, a dot and the openid. */
    private List<String> openids(String appId) {
        String account = appId + ".";
        List<String> followers = followerIds == null ? List.of() : followerIds;
        if (followers.stream().anyMatch(id -> !id.startsWith(account) || id.length() == account.length())) {
            throw wrong("followerIds", "other-account");
        }
        List<String> openids = followers.stream()
                .map(id -> id.substring(account.length()))
                .distinct()
                .toList();
        if (openids.size() < 2) {
            throw wrong("followerIds", "two-at-least");
        }
        return openids;
    }

    private static InvalidField wrong(String field, String why) {
        return new InvalidField(FieldError.of("/audience/" + field, "field.mass." + why));
    }

    @Override
    public String toString() {
        return "MassAudienceRequest[" + kind + "]";
    }
}
