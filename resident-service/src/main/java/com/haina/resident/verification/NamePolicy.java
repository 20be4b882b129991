package com.haina.resident.verification;

import java.util.regex.Pattern;

/**
 * What an applicant may be called. The name goes to the room's owners in a message of the office's account, so it must not carry one of its
 * own: no address of a page, no number to call.
 */
final class NamePolicy {

    /** Letters of any script and what stands between them; a full stop only where no domain could follow. */
    private static final Pattern NAME =
            Pattern.compile("(?:[\\p{L}\\p{M}0-9 \u3000·•・‧⋅'’()（）\\-]|[.．](?![A-Za-z0-9]))+");

    /** The third company of something has one; a number to call has more. */
    private static final int MOST_DIGITS = 3;

    private NamePolicy() {}

    static boolean allows(String name) {
        return NAME.matcher(name).matches()
                && name.chars().filter(Character::isDigit).count() <= MOST_DIGITS;
    }
}
