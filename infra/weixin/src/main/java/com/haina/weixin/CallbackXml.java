package com.haina.weixin;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** WeChat's XML: named texts, some of them within others. Document types are refused, so there are no entities to expand or fetch. */
public final class CallbackXml {

    /** Twice as deep as any message of WeChat's. */
    private static final int DEEPEST = 16;

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private CallbackXml() {}

    /**
     * The texts by the name of their element, those of deeper levels by their path without the root, for example
     * {@code PublishEventInfo.publish_id}; of several with the same path the first.
     */
    public static Map<String, String> read(String xml) {
        var texts = new HashMap<String, String>();
        try {
            var reader = XML.createXMLStreamReader(new StringReader(xml));
            var path = new ArrayList<String>();
            var leaf = false;
            var text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (path.size() == DEEPEST) {
                            throw new UnreadableCallback();
                        }
                        path.add(reader.getLocalName());
                        leaf = true;
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (leaf && path.size() > 1) {
                            texts.putIfAbsent(
                                    String.join(".", path.subList(1, path.size())),
                                    text.toString().strip());
                        }
                        leaf = false;
                        path.removeLast();
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableCallback();
                    default -> {
                        // comments and the like
                    }
                }
            }
        } catch (XMLStreamException malformed) {
            throw new UnreadableCallback();
        }
        return texts;
    }

    /** Not XML, or more than that. */
    public static final class UnreadableCallback extends RuntimeException {

        UnreadableCallback() {
            super("a callback's XML cannot be read");
        }
    }
}
