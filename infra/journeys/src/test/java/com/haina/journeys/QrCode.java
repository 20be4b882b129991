package com.haina.journeys;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import com.haina.testing.qr.Camera;
import com.microsoft.playwright.Locator;

/** A QR code on a screen, read as a phone's camera reads it. */
final class QrCode {

    private QrCode() {}

    /** What the code that the element shows says. */
    static String read(Locator shown) {
        // The camera is near enough that the picture's points do not blur its modules, and sees nothing else.
        shown.page()
                .waitForCondition(() -> (boolean) shown.evaluate("image => image.complete && image.naturalWidth > 0"));
        shown.evaluate("""
                async image => {
                    image.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; width: 744px; height: 744px;'
                            + ' max-width: none; border: 24px solid white; box-sizing: content-box';
                    await image.decode();
                    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
                }""");
        try {
            return in(ImageIO.read(new ByteArrayInputStream(shown.screenshot())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            shown.evaluate("image => image.style.cssText = ''");
        }
    }

    /** What the code that is drawn large enough says. */
    static String drawn(Locator shown) {
        try {
            return in(ImageIO.read(new ByteArrayInputStream(shown.screenshot())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the code in the picture says. */
    static String in(BufferedImage image) {
        return Camera.read(image).orElseThrow(() -> new AssertionError("no code that a camera could read"));
    }
}
