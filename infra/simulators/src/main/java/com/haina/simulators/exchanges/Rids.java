package com.haina.simulators.exchanges;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;

/** The calls that were answered with an error, by the rid in its text. The last thousand of them, in memory only. */
@Component
public final class Rids {

    private static final int KEPT = 1000;
    private static final Duration ASKABLE = Duration.ofDays(7);
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
    private static final Pattern IN_ANSWER = Pattern.compile(" rid: (" + FORM.pattern() + ")\"");

    private final Clock clock;
    private final Map<String, Call> byRid = new LinkedHashMap<>();

    Rids(Clock clock) {
        this.clock = clock;
    }

    /** Keeps a call whose answer carries a rid; others have none to ask by. */
    synchronized void keep(Call call) {
        Matcher rid = IN_ANSWER.matcher(call.answer());
        if (!rid.find()) {
            return;
        }
        byRid.put(rid.group(1), call.shortened());
        if (byRid.size() > KEPT) {
            byRid.remove(byRid.keySet().iterator().next());
        }
    }

    /**
     * The call that was answered with this rid.
     *
     * @param owner whose calls may be told: an account's app id, or the component's
     * @throws ApiFailure 76002 for what is no rid, 76001 for an unknown one, 76003 for another's, 76004 after seven days
     */
    public synchronized Call get(String owner, String rid) {
        if (!FORM.matcher(rid).matches()) {
            throw new ApiFailure(76002, "rid is error");
        }
        Call call = byRid.get(rid);
        if (call == null) {
            throw new ApiFailure(76001, "rid not found");
        }
        if (!call.owner().equals(owner)) {
            throw new ApiFailure(76003, "could not query this rid for no permission");
        }
        if (!call.at().plus(ASKABLE).isAfter(clock.instant())) {
            throw new ApiFailure(76004, "rid is overtime");
        }
        return call;
    }

    /**
     * A call that failed.
     *
     * @param owner whose token it was made with; empty for a token of nobody's
     * @param query what stood behind the path
     */
    public record Call(
            String owner, Instant at, long millis, String query, String request, String answer, String address) {

        private Call shortened() {
            return new Call(
                    owner,
                    at,
                    millis,
                    Exchanges.shorten(query),
                    Exchanges.shorten(request),
                    Exchanges.shorten(answer),
                    address);
        }

        @Override
        public String toString() {
            return "Call[" + owner + " " + at + "]";
        }
    }
}
