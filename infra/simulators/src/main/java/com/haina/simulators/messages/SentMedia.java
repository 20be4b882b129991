package com.haina.simulators.messages;

import java.util.Optional;

import com.haina.simulators.people.MessageKind;

/** Finds what a media id stands for. Whoever keeps the accounts' material provides it. */
public interface SentMedia {

    /** The file or article, empty when the account has none with this id, or it has expired. */
    Optional<Media> find(String appId, String mediaId);

    /** How an account has it. */
    enum Origin {
        /** A file for three days. */
        TEMPORARY,
        PERMANENT,
        DRAFT,
        /** A published article. */
        ARTICLE
    }

    /**
     * What a follower sees.
     *
     * @param kind IMAGE, VOICE, VIDEO or NEWS
     * @param articles how many stand behind it, 0 for a file
     * @param title of an article or film, empty for none
     * @param description of an article or film, empty for none
     * @param url of the file, or where an article leads; empty for nowhere
     * @param pictureUrl of an article, or the image itself; empty for none
     */
    record Media(
            Origin origin,
            MessageKind kind,
            int articles,
            String title,
            String description,
            String url,
            String pictureUrl) {}
}
