package com.haina.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import org.jspecify.annotations.Nullable;

import com.haina.platform.crypto.FieldCipher;

/**
 * Positions in a list as opaque text: encrypted, because a sort value may be a name, and bound to the list, its order and filters and the
 * tenant. A cursor says what came last, not how many, so it survives inserts.
 */
public class Cursors {

    private final FieldCipher cipher;

    Cursors(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** The position behind an item. */
    public String write(String list, @Nullable Object value, String id) {
        String text = switch (value) {
            case null -> throw new IllegalArgumentException("a list is ordered by a field that is always there");
            case String string -> "s" + string;
            case Integer number -> "i" + number;
            case Long number -> "l" + number;
            case Date date -> "d" + date.getTime();
            case Instant instant -> "d" + instant.toEpochMilli();
            case Boolean bool -> "b" + bool;
            default -> throw new IllegalArgumentException("no list is ordered by a " + value.getClass());
        };
        byte[] sealed = cipher.encrypt((id + "\n" + text).getBytes(StandardCharsets.UTF_8), context(list));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The position that a cursor stands for; 400 when it is not one of this list. */
    public Position read(String list, String cursor) {
        try {
            byte[] plain = cipher.decrypt(Base64.getUrlDecoder().decode(cursor), context(list));
            String[] parts = new String(plain, StandardCharsets.UTF_8).split("\n", 2);
            String text = parts[1].substring(1);
            Object value = switch (parts[1].charAt(0)) {
                case 's' -> text;
                case 'i' -> Integer.valueOf(text);
                case 'l' -> Long.valueOf(text);
                case 'd' -> new Date(Long.parseLong(text));
                case 'b' -> Boolean.valueOf(text);
                default -> throw new IllegalArgumentException();
            };
            return new Position(value, parts[0]);
        } catch (RuntimeException foreign) {
            throw new CursorInvalid(foreign);
        }
    }

    private static String context(String list) {
        return "cursor:" + com.haina.platform.tenancy.CurrentTenant.idIfAny().orElse("-") + ":" + list;
    }

    /** Sort value and id of the last item shown. */
    public record Position(Object value, String id) {}
}
