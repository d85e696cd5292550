package org.citationhubs.ingest.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.ArchiveUtils;
import org.citationhubs.ingest.format.ImportException;

/**
 * A file of a dump: plain, packed, or an archive of such files. Each plain content in it is a unit, which is read as a
 * whole or skipped as a whole.
 */
public final class DumpFile {

    /** The header of a tar archive ends here. */
    private static final int TAR_HEADER = 512;

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final LongConsumer bytesRead;

    /**
     * Names a file.
     *
     * @param file {@link DumpFiles#STANDARD_INPUT} is standard input
     * @param bytesRead receives the number of bytes each time some are read from the file, before they are unpacked
     */
    public DumpFile(Path file, LongConsumer bytesRead) {
        this.file = file;
        this.bytesRead = bytesRead;
    }

    /** Reads the units of a file. */
    public interface UnitReader {

        /** Returns whether a unit is read, by its name. */
        boolean wants(String name);

        /** Reads the content of a unit to its end, without closing it. */
        void read(InputStream in, String name) throws IOException;
    }

    /**
     * Reads all units that are wanted, in their order in the file.
     *
     * @throws ImportException if the file is damaged, encrypted, or an archive inside an archive
     */
    public void read(UnitReader units) throws IOException {
        String name = file.equals(DumpFiles.STANDARD_INPUT) ? "standard input" : file.toString();
        try (InputStream raw = file.equals(DumpFiles.STANDARD_INPUT) ? System.in : Files.newInputStream(file)) {
            BufferedInputStream in = new BufferedInputStream(new CountingStream(raw, bytesRead), BUFFER);
            PackedFormat format = PackedFormat.of(in);
            if (format == PackedFormat.ZIP && !file.equals(DumpFiles.STANDARD_INPUT)) {
                readZip(name, units);
            } else if (format == null && isTar(in)) {
                readTar(in, name, units);
            } else if (format != null) {
                BufferedInputStream content = unpacked(format, in, name);
                readContent(content, format, name, units);
            } else if (units.wants(name)) {
                units.read(in, name);
            }
        }
    }

    private void readContent(BufferedInputStream content, PackedFormat format, String name, UnitReader units)
            throws IOException {
        try {
            if (isTar(content)) {
                readTar(content, name, units);
            } else if (units.wants(name)) {
                units.read(content, name);
            }
        } catch (IOException e) {
            throw format.damaged(file, e);
        }
    }

    private static BufferedInputStream unpacked(PackedFormat format, BufferedInputStream in, String name)
            throws IOException {
        try {
            return new BufferedInputStream(format.unpacked(in), BUFFER);
        } catch (ImportException e) {
            throw new ImportException(name + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw format.damaged(Path.of(name), e);
        }
    }

    private static void readTar(InputStream in, String archive, UnitReader units) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile() && DumpFiles.holdsData(entry.getName())) {
                readEntry(tar, archive, entry.getName(), units);
            }
        }
    }

    private void readZip(String archive, UnitReader units) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            // What was read to recognise the format is counted already.
            long unread = Math.max(0, Files.size(file) - BUFFER);
            for (Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                ZipArchiveEntry entry = entries.nextElement();
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new ImportException(archive + ": " + entry.getName() + " is encrypted", null);
                }
                if (!entry.isDirectory() && DumpFiles.holdsData(entry.getName())) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        readEntry(in, archive, entry.getName(), units);
                    }
                }
                long size = Math.min(unread, Math.max(0, entry.getCompressedSize()));
                unread -= size;
                bytesRead.accept(size);
            }
        }
    }

    private static void readEntry(InputStream entry, String archive, String entryName, UnitReader units)
            throws IOException {
        String name = archive + '!' + entryName;
        if (!units.wants(name)) {
            return;
        }
        BufferedInputStream in = new BufferedInputStream(entry, BUFFER);
        PackedFormat format = PackedFormat.of(in);
        if (format == null) {
            requireNoArchive(in, name);
            units.read(in, name);
            return;
        }
        if (format == PackedFormat.ZIP) {
            throw nested(name);
        }
        BufferedInputStream content = unpacked(format, in, name);
        try {
            requireNoArchive(content, name);
            units.read(content, name);
        } catch (IOException e) {
            throw format.damaged(Path.of(name), e);
        }
    }

    private static void requireNoArchive(BufferedInputStream in, String name) throws IOException {
        if (isTar(in)) {
            throw nested(name);
        }
    }

    private static ImportException nested(String name) {
        return new ImportException(name + ": is an archive inside an archive; unpack the outer one", null);
    }

    private static boolean isTar(BufferedInputStream in) throws IOException {
        in.mark(TAR_HEADER);
        byte[] header = in.readNBytes(TAR_HEADER);
        in.reset();
        return header.length == TAR_HEADER && ArchiveUtils.matchAsciiBuffer("ustar", header, 257, 5);
    }
}
