package com.haina.wechat.reply;

import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.wechat.material.MaterialUse;

/** Keeps materials that a rule answers with. */
@Component
class RepliesUseMaterials implements MaterialUse {

    private final ReplyBooks books;

    RepliesUseMaterials(ReplyBooks books) {
        this.books = books;
    }

    @Override
    public List<Use> of(String materialId) {
        return books.all().stream()
                .flatMap(book -> book.content().rules().stream()
                        .filter(rule -> materialId.equals(rule.answer().materialId()))
                        .map(rule -> new Use(Where.REPLY, book.id(), rule.name())))
                .toList();
    }
}
