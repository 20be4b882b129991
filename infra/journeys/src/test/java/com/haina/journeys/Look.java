package com.haina.journeys;

/** How a window looks at a page: its size in CSS pixels, dark or light, in which language. */
record Look(int width, int height, boolean dark, String language) {

    static final Look DESK = new Look(1440, 900, false, "zh-CN");
    static final Look PHONE = new Look(390, 780, false, "zh-CN");

    Look in(String language) {
        return new Look(width, height, dark, language);
    }

    Look inTheDark() {
        return new Look(width, height, true, language);
    }

    Look sized(int width, int height) {
        return new Look(width, height, dark, language);
    }
}
