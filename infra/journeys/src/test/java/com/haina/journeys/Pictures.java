package com.haina.journeys;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Pictures for the library of materials. */
final class Pictures {

    private Pictures() {}

    /** One of a single colour, unlike that of any other name; a cover's size. */
    static Path plain(Path folder, String name) {
        BufferedImage image = new BufferedImage(900, 383, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(name.hashCode() & 0xffffff));
        pen.fillRect(0, 0, 900, 383);
        pen.dispose();
        File file = folder.resolve(name + ".png").toFile();
        try {
            Files.createDirectories(folder);
            ImageIO.write(image, "png", file);
            return file.toPath();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
