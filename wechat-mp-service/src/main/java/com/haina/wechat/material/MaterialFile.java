package com.haina.wechat.material;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.outbox.Aggregate;

/** The bytes of a material. One document: what WeChat takes is at most 10 MB, a document may have 16. */
@Document("material_files")
class MaterialFile extends Aggregate {

    private final String mediaType;
    private final byte[] content;

    MaterialFile(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content;
    }
}
