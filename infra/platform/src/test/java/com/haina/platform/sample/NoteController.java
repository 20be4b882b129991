package com.haina.platform.sample;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.platform.audit.AuditTrail;
import com.haina.platform.crypto.FieldCipher;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

@RestController
@RequestMapping("/api/sample/v1/notes")
class NoteController {

    private final Notes notes;
    private final FieldCipher cipher;
    private final AuditTrail trail;

    NoteController(Notes notes, FieldCipher cipher, AuditTrail trail) {
        this.notes = notes;
        this.cipher = cipher;
        this.trail = trail;
    }

    @CanWrite
    @Idempotent
    @PostMapping
    ResponseEntity<NoteView> write(@Valid @RequestBody NoteRequest request) {
        Note note = new Note(request.text(), cipher.encrypt(request.text(), "sample.note"));
        trail.record(note, "note.create", "note", null, java.util.Map.of(), java.util.Map.of("text", request.text()));
        notes.save(note);
        return ETags.created("/api/sample/v1/notes/" + note.id(), note, NoteView.of(note));
    }

    @CanRead
    @GetMapping
    Page<NoteView> list(@Valid PageRequest page) {
        return notes.list(page, Sort.Direction.ASC).map(NoteView::of);
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<NoteView> read(@PathVariable String id) {
        Note note = notes.get(id);
        return ETags.ok(note, NoteView.of(note));
    }

    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<NoteView> rewrite(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody NoteRequest request) {
        Note note = notes.get(id);
        ETags.require(ifMatch, note);
        note.rewrite(request.text());
        notes.save(note);
        return ETags.ok(note, NoteView.of(note));
    }

    record NoteRequest(@NotBlank String text) {}

    record NoteView(String id, String text) {
        static NoteView of(Note note) {
            return new NoteView(note.id(), note.text());
        }
    }
}
