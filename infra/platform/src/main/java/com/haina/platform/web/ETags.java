package com.haina.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

import com.haina.platform.outbox.Aggregate;
import com.haina.platform.problem.PreconditionMissing;
import com.haina.platform.problem.StaleRecord;

/** Entity tags (RFC 9110 §8.8.3): a read answers one, a change must name it. */
public final class ETags {

    private ETags() {}

    /** The tag of an aggregate as it is now. */
    public static String of(Aggregate aggregate) {
        return "\"" + aggregate.revision() + "\"";
    }

    /** Fails with 428 without If-Match, with 412 when it names another state; {@code *} matches any. */
    public static void require(@Nullable String ifMatch, Aggregate aggregate) {
        require(ifMatch, of(aggregate));
    }

    /** The same for what is several records together, by a tag that changes with any of them. */
    public static void require(@Nullable String ifMatch, String now) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new PreconditionMissing();
        }
        String tag = ifMatch.startsWith("W/") ? ifMatch.substring(2) : ifMatch;
        if (!tag.equals("*") && !tag.equals(now)) {
            throw new StaleRecord();
        }
    }

    /** 200 with the aggregate's tag and a view of it. */
    public static <V> ResponseEntity<V> ok(Aggregate aggregate, V view) {
        return ResponseEntity.ok().eTag(of(aggregate)).body(view);
    }

    /** 201 with address, tag and view. */
    public static <V> ResponseEntity<V> created(String address, Aggregate aggregate, V view) {
        return ResponseEntity.created(java.net.URI.create(address))
                .eTag(of(aggregate))
                .body(view);
    }
}
