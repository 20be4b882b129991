package com.haina.simulators.callbacks;

/** Writes the flat XML of the pushes. */
public final class Xml {

    private Xml() {}

    /** {@code <xml>} with one element per pair of name and value; digits plain, all else as CDATA. */
    public static String of(String... namesAndValues) {
        StringBuilder xml = new StringBuilder("<xml>");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            xml.append('<').append(namesAndValues[i]).append('>');
            if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                xml.append(value);
            } else {
                // The end mark cannot stand inside a section: split it over two.
                xml.append("<![CDATA[")
                        .append(value.replace("]]>", "]]]]><![CDATA[>"))
                        .append("]]>");
            }
            xml.append("</").append(namesAndValues[i]).append('>');
        }
        return xml.append("</xml>").toString();
    }
}
