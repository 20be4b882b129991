package com.haina.simulators.qr;

import java.time.Instant;
import java.util.Map;

/**
 * A code shown on a screen.
 *
 * @param page path of the page that a phone opens, the code's id is appended
 * @param title what the code is for, in the words of the page that shows it
 * @param details what the feature that shows it needs to go on
 * @param personId who scanned it, empty until then
 * @param redirect where the screen goes when confirmed, empty until then
 */
public record QrCode(
        String id,
        String page,
        String title,
        Map<String, String> details,
        Instant createdAt,
        Instant expiresAt,
        QrState state,
        String personId,
        String redirect) {

    /** The address of the phone's page for this person. */
    public String pageFor(String person) {
        return page + id + "?person=" + person;
    }

    /** Whether it can still be scanned, confirmed or cancelled. */
    public boolean isOpen() {
        return state == QrState.WAITING || state == QrState.SCANNED;
    }

    public String detail(String name) {
        return details.getOrDefault(name, "");
    }

    QrCode in(QrState next, String person, String target) {
        return new QrCode(id, page, title, details, createdAt, expiresAt, next, person, target);
    }
}
