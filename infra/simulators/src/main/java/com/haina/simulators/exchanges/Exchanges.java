package com.haina.simulators.exchanges;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;

/** The last two hundred exchanges, in memory only. */
@Component
public final class Exchanges {

    private static final int KEPT = 200;
    private static final int LONGEST = 4000;
    private static final String SECRET_NAMES =
            "[\\w-]*(?:secret|token|ticket|authorization_code|auth_code|AuthorizationCode|VerifyTicket|AuthCode)[\\w-]*";
    private static final Pattern JSON = Pattern.compile(
            "(\"" + SECRET_NAMES + "\"\\s*:\\s*\")((?:[^\"@]{0,20}@@@)?[^\"]{0,6})[^\"]*(\")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern QUERY = Pattern.compile(
            "((?:^|[?&])(?:" + SECRET_NAMES + "|code)=)([^&\\s]{0,6})[^&\\s]*()", Pattern.CASE_INSENSITIVE);
    private static final Pattern XML = Pattern.compile(
            "(<(" + SECRET_NAMES + ")>)(?:<!\\[CDATA\\[)?((?:[^<@]{0,20}@@@)?.{0,6}).*?(</\\2>)",
            Pattern.CASE_INSENSITIVE);

    private final Changes changes;
    private final Deque<Exchange> latest = new ArrayDeque<>();
    private long last;

    Exchanges(Changes changes) {
        this.changes = changes;
    }

    /** Keeps the exchange; its number and secrets are seen to here. */
    public synchronized void add(Exchange exchange) {
        // A push that is retried every second until the platform is up is one line, not hundreds.
        if (exchange.failed() && !exchange.fromPlatform()) {
            latest.removeIf(older -> older.failed()
                    && !older.fromPlatform()
                    && older.what().equals(exchange.what())
                    && older.outcome().equals(exchange.outcome()));
        }
        Exchange kept = new Exchange(
                ++last,
                exchange.at(),
                exchange.fromPlatform(),
                exchange.what(),
                shorten(exchange.address()),
                shorten(exchange.request()),
                shorten(exchange.answer()),
                exchange.outcome(),
                exchange.failed(),
                exchange.fault(),
                exchange.millis(),
                exchange.person());
        latest.addFirst(kept);
        changes.tell(Part.EXCHANGES, kept);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    /** The newest first. */
    public synchronized List<Exchange> latest(int limit) {
        List<Exchange> all = new ArrayList<>(latest);
        return Collections.unmodifiableList(all.subList(0, Math.min(limit, all.size())));
    }

    static String shorten(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        cut = JSON.matcher(cut).replaceAll("$1$2…$3");
        cut = QUERY.matcher(cut).replaceAll("$1$2…");
        return XML.matcher(cut).replaceAll("$1$3…$4");
    }
}
