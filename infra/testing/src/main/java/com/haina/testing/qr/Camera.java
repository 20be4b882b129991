package com.haina.testing.qr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

/**
 * A phone's camera over a QR code. One look is not enough: of a hundred good codes a reader misses one or two at any one size, others at
 * another, and local contrast ({@link HybridBinarizer}) shows nothing where a module is wider than its blocks of eight points. Who scans
 * moves the phone; so the picture is looked at from several distances, in two ways each. And of a thousand codes two or three hide a corner
 * mark from the reader at every distance, until the phone is turned a little.
 */
public final class Camera {

    private static final double[] DISTANCES = {1, 0.75, 0.5, 0.35, 0.25};
    private static final double[] DEGREES = {0, 4, -7};

    private Camera() {}

    /** What the code in the picture says; nothing when there is none that can be read. */
    public static Optional<String> read(BufferedImage picture) {
        for (double turned : DEGREES) {
            for (double distance : DISTANCES) {
                LuminanceSource seen = seen(picture, distance, turned);
                Optional<String> text =
                        read(new GlobalHistogramBinarizer(seen)).or(() -> read(new HybridBinarizer(seen)));
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    private static LuminanceSource seen(BufferedImage picture, double distance, double turned) {
        int width = Math.max(1, (int) (picture.getWidth() * distance));
        int height = Math.max(1, (int) (picture.getHeight() * distance));
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.rotate(Math.toRadians(turned), width / 2.0, height / 2.0);
        canvas.drawImage(picture, 0, 0, width, height, null);
        canvas.dispose();
        return new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    private static Optional<String> read(Binarizer look) {
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(look), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException noCode) {
            return Optional.empty();
        }
    }
}
