package com.haina.simulators.callbacks;

import java.io.IOException;
import java.io.StringReader;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Writes the flat XML of the pushes, and reads what is answered. */
public final class Xml {

    private Xml() {}

    /**
     * The root of a document; document types are refused.
     *
     * @throws IllegalArgumentException when it is not XML
     */
    public static Element read(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalArgumentException("not XML", e);
        }
    }

    /** The text of the first element of this name, at any depth; empty when there is none. */
    public static String text(Element root, String name) {
        Node found = root.getElementsByTagName(name).item(0);
        return found == null ? "" : found.getTextContent();
    }

    /** The content of {@link #of} without the element around it, to put more beside it. */
    public static String inside(String... namesAndValues) {
        String whole = of(namesAndValues);
        return whole.substring("<xml>".length(), whole.length() - "</xml>".length());
    }

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
