package com.haina.platform.sample;

import org.springframework.data.mongodb.core.mapping.Document;

import com.haina.platform.crypto.Sealed;
import com.haina.platform.outbox.Aggregate;

@Document("notes")
class Note extends Aggregate {

    static final String WRITTEN = "sample.note-written.v1";

    private String text;
    private Sealed secret;

    Note(String text, Sealed secret) {
        this.text = text;
        this.secret = secret;
        record(WRITTEN, new NoteWritten(text));
    }

    void rewrite(String newText) {
        text = newText;
        record(WRITTEN, new NoteWritten(newText));
    }

    String text() {
        return text;
    }

    Sealed secret() {
        return secret;
    }

    record NoteWritten(String text) {}
}
