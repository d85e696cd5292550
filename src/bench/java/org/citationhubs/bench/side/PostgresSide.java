package org.citationhubs.bench.side;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.citationhubs.bench.input.Events.Event;
import org.citationhubs.citation.reference.CitationEvent;

/**
 * PostgreSQL with a table of citations, a table of directed pairs, and a server-side function that upserts the pairs of
 * one paper; 500 papers a transaction, {@code synchronous_commit} off, one connection.
 *
 * <p>Starts a server of the installed PostgreSQL on loopback and a free port. PostgreSQL refuses to run as root; under
 * root the server runs as the user {@code postgres}, or as {@code nobody} if there is no such user.
 */
final class PostgresSide implements Side {

    private static final int PAPERS_A_TRANSACTION = 500;

    private static final String SCHEMA = """
            create table citation (citing text not null, cited text not null, primary key (citing, cited));
            create table pair (hub text not null, other text not null, n integer not null, primary key (hub, other))
                with (fillfactor = 80);
            create function cite(new_citing text, new_cited text[]) returns void language plpgsql as $$
            begin
                insert into citation select new_citing, c from unnest(new_cited) c;
                insert into pair select a, b, 1 from unnest(new_cited) a, unnest(new_cited) b where a <> b
                    on conflict (hub, other) do update set n = pair.n + 1;
            end $$;
            """;

    @Override
    public Map<String, Object> run(Workload workload, Path folder) throws Exception {
        Path programs = programs()
                .orElseThrow(
                        () -> new SideUnavailableException("PostgreSQL is not installed: apt-get install postgresql"));
        Server server = new Server(programs, folder);
        Map<String, Object> figures = new LinkedHashMap<>();
        server.start();
        try {
            try (Connection connection = server.connect()) {
                execute(connection, SCHEMA);
                connection.setAutoCommit(false);
                long begin = System.nanoTime();
                load(connection, workload.citations());
                figures.put(Figures.SECONDS, (System.nanoTime() - begin) / 1e9);
                check(connection, workload);
            }
        } finally {
            server.stop();
        }
        return figures;
    }

    private static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void load(Connection connection, List<Event> events) throws SQLException {
        PairReader reader = new PairReader();
        try (PreparedStatement cite = connection.prepareStatement("select cite(?, ?)")) {
            int papers = 0;
            for (Event event : events) {
                CitationEvent read = reader.event(event.value());
                Array cited = connection.createArrayOf(
                        "text",
                        read.citations().stream()
                                .map(citation -> citation.cited().value())
                                .toArray());
                cite.setString(1, read.citing().value());
                cite.setArray(2, cited);
                cite.addBatch();
                if (++papers % PAPERS_A_TRANSACTION == 0) {
                    cite.executeBatch();
                    connection.commit();
                }
            }
            cite.executeBatch();
            connection.commit();
        }
    }

    private static void check(Connection connection, Workload workload) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counted = statement.executeQuery("select sum(n), count(*) from pair")) {
            counted.next();
            workload.truth().requirePairs(counted.getLong(1), counted.getLong(2));
        }
    }

    /** A temporary PostgreSQL server. */
    private static final class Server {

        private final Path programs;
        private final Path folder;
        private final Path data;
        private final int port;

        Server(Path programs, Path folder) throws IOException {
            this.programs = programs;
            this.folder = folder;
            this.data = folder.resolve("postgres");
            try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                this.port = probe.getLocalPort();
            }
        }

        void start() throws IOException, InterruptedException {
            Files.createDirectory(data);
            if (isRoot()) {
                UserPrincipal owner =
                        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(unprivileged());
                Files.setOwner(data, owner);
                makeAccessible(folder);
            }
            run("initdb", "-D", data.toString(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C");
            String settings = "-c listen_addresses=127.0.0.1 -c port=" + port + " -c unix_socket_directories= "
                    + "-c synchronous_commit=off -c shared_buffers=512MB -c max_wal_size=4GB"
                    + " -c checkpoint_timeout=15min";
            run("pg_ctl", "-D", data.toString(), "-w", "-t", "60", "-l", data + "/log", "-o", settings, "start");
        }

        /** Makes temporary folders accessible, which only their owner can enter, for the user of the server. */
        private static void makeAccessible(Path folder) throws IOException {
            for (Path on = folder; on != null && isTemporary(on); on = on.getParent()) {
                Files.setPosixFilePermissions(on, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }

        private static boolean isTemporary(Path folder) {
            return !folder.equals(Path.of(System.getProperty("java.io.tmpdir")));
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench");
        }

        void stop() throws IOException, InterruptedException {
            run("pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
        }

        private void run(String program, String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>();
            if (isRoot()) {
                command.addAll(List.of("setpriv", "--reuid=" + unprivileged(), "--clear-groups", "--"));
            }
            command.add(programs.resolve(program).toString());
            command.addAll(List.of(arguments));
            // Output goes to a file, because the server would inherit a pipe and keep it open.
            Path log = Files.createTempFile("postgres", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            int code = process.waitFor();
            String printed = Files.readString(log);
            Files.delete(log);
            if (code != 0) {
                throw new IOException(program + " ended with " + code + ": " + printed);
            }
        }

        private static boolean isRoot() {
            return "root".equals(System.getProperty("user.name"));
        }

        private static String unprivileged() throws IOException {
            boolean known =
                    Files.readAllLines(Path.of("/etc/passwd")).stream().anyMatch(line -> line.startsWith("postgres:"));
            return known ? "postgres" : "nobody";
        }
    }
}
