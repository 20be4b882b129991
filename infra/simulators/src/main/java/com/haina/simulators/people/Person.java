package com.haina.simulators.people;

/**
 * Somebody with a phone.
 *
 * @param id opaque
 * @param name as WeChat shows it
 * @param mobile eleven digits
 * @param staff whether the phone has WeCom beside WeChat
 */
public record Person(String id, String name, String mobile, boolean staff) {

    /** The last character of the name, which stands in for a picture. */
    public String initial() {
        return name.substring(name.offsetByCodePoints(name.length(), -1));
    }
}
